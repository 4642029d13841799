# Fairlead as an image, from the archive that ./dist made:
#   ./dist && docker build -t fairlead .
#   docker run --rm -v "$PWD:/work" -v ~/.ssh:/root/.ssh:ro fairlead plan
# An agent is passed on by -v "$SSH_AUTH_SOCK:/agent" -e SSH_AUTH_SOCK=/agent, AWS's credentials by -e or by -v ~/.aws:/root/.aws:ro.
# Boxes of the lab, and so `lab` and `rehearse`, want the Docker of the machine itself and do not run in here.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
ADD target/dist/fairlead-*.tar.gz /opt/
RUN mv /opt/fairlead-* /opt/fairlead && ln -s /opt/fairlead/fairlead /usr/local/bin/fairlead
# The caches for a quick start are made here, once. They know the jars by their times, of which an image may keep whole seconds.
RUN find /opt/fairlead -exec touch -h -d 2026-01-01T00:00:00Z {} + \
    && cd /root && touch box.yaml && echo 'lightsail:' > cloud.yaml \
    && for words in version '-f box.yaml validate' '-f cloud.yaml validate'; do fairlead $words > /dev/null 2>&1 || :; done \
    && i=0 && until [ "$(ls .cache/fairlead/*.aot | wc -l)" = 3 ] && ! ls .cache/fairlead/*.making > /dev/null 2>&1; do \
        i=$((i + 1)); [ "$i" -lt 600 ] || exit 1; sleep 0.2; done \
    && rm box.yaml cloud.yaml
WORKDIR /work
ENTRYPOINT ["fairlead"]
