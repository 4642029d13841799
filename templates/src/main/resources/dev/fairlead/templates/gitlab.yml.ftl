# Written by `fairlead ci gitlab`, and yours from now on: it is never overwritten without showing what would change.
# Include it in .gitlab-ci.yml:  include: [{local: [=place?no_esc]}]
# Builds the image, brings the server in line with the model and a version when somebody says so, and tells of drift on a schedule.

.fairlead:
  image: buildpack-deps:bookworm-curl
  # One at a time: a plan that was looked at must still be true when it is performed.
  resource_group: [=group]
  variables:
    MODEL: [=model]
    TAG_KEY: [=tagKey]
    APP: [=app]
[#if variables?size != 0]
  # The model reads these; each is a masked variable of the project: [#list variables as name][=name?no_esc][#sep], [/#sep][/#list].
[/#if]
  before_script:
    - |
      : "${FAIRLEAD_ARCHIVE:?Set the variable FAIRLEAD_ARCHIVE to the address of an archive that ./dist made.}"
      : "${FAIRLEAD_SHA256:?Set the variable FAIRLEAD_SHA256 to the first word of the file .sha256 beside it.}"
      : "${FAIRLEAD_SSH_KEY:?Set the variable FAIRLEAD_SSH_KEY, of the type file, to a private key that the server lets in.}"
      tools=$(mktemp -d)
      curl -fsSL --retry 3 -o "$tools/fairlead.tar.gz" "$FAIRLEAD_ARCHIVE"
      printf '%s  %s\n' "$FAIRLEAD_SHA256" "$tools/fairlead.tar.gz" | sha256sum -c -
      mkdir "$tools/fairlead"
      tar -xzf "$tools/fairlead.tar.gz" -C "$tools/fairlead" --strip-components 1
      PATH=$tools/fairlead:$PATH
      key=$tools/key
      (umask 077 && cat "$FAIRLEAD_SSH_KEY" > "$key")
[#if needsKnownHosts]
    - |
      : "${FAIRLEAD_KNOWN_HOSTS:?Set the variable FAIRLEAD_KNOWN_HOSTS, of the type file, to the server's lines of known_hosts, or put ssh.hostKeys into the model.}"
      mkdir -p ~/.ssh && cat "$FAIRLEAD_KNOWN_HOSTS" >> ~/.ssh/known_hosts
[/#if]

fairlead-build:
  stage: build
  image: docker:28
  services: ["docker:28-dind"]
  timeout: 30 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
      when: never
    - if: $CI_COMMIT_TAG =~ /^v[0-9]+\.[0-9]+\.[0-9]+$/
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    DOCKER_TLS_CERTDIR: /certs
    IMAGE: [=image]
    REGISTRY: [=registry]
  script:
    - |
[#if isOwnRegistry]
      user=$CI_REGISTRY_USER
      password=$CI_REGISTRY_PASSWORD
[#else]
      user=${REGISTRY_USER:?Set the variable REGISTRY_USER to who may push to the registry.}
      password=${REGISTRY_PASSWORD:?Set the variable REGISTRY_PASSWORD, masked, to the password or token for it.}
[/#if]
      printf '%s' "$password" | docker login --username "$user" --password-stdin "$REGISTRY"
      docker context create builder
      docker buildx create --use builder
    - |
      set --
      if [ -n "${CI_COMMIT_TAG:-}" ]; then
        for tag in "$CI_COMMIT_TAG" "${CI_COMMIT_TAG%.*}" "${CI_COMMIT_TAG%%.*}" latest; do
          set -- "$@" --tag "$IMAGE:$tag"
        done
      else
        set -- --tag "$IMAGE:$CI_DEFAULT_BRANCH-$CI_COMMIT_SHORT_SHA"
      fi
      docker buildx build --push --platform linux/amd64 "$@" \
        --cache-from "type=registry,ref=$IMAGE:buildcache" --cache-to "type=registry,ref=$IMAGE:buildcache,mode=max" .

fairlead-deploy:
  extends: .fairlead
  stage: deploy
  timeout: 30 minutes
  environment: production
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
      when: never
    - if: $CI_COMMIT_TAG =~ /^v[0-9]+\.[0-9]+\.[0-9]+$/
      when: manual
    # A pipeline that somebody starts with the variable VERSION, for any other tag.
    - if: $CI_PIPELINE_SOURCE == "web" && $VERSION
      when: manual
  script:
    - version=${VERSION:-$CI_COMMIT_TAG}
    - fairlead -f "$MODEL" --set "ssh.identityFile=$key" --set "$TAG_KEY=$version" plan --out "$tools/plan.json"
    - fairlead show "$tools/plan.json"
    - |
      before=$(fairlead -f "$MODEL" --set "ssh.identityFile=$key" releases --live --app "$APP") || before=
      status=0
      fairlead -f "$MODEL" --set "ssh.identityFile=$key" --set "$TAG_KEY=$version" apply "$tools/plan.json" || status=$?
      case $status in
      0) printf 'Done: %s serves.\n' "$version" ;;
      5) printf '%s was not released; what served before serves on.\n' "$version" ;;
      *) printf 'The apply failed (exit status %s). What it did before that stays; the log says what.\n' "$status" ;;
      esac
      [ "$status" -eq 0 ] || exit "$status"
      # The release that this apply replaced; nothing where the same serves as before.
      after=$(fairlead -f "$MODEL" --set "ssh.identityFile=$key" releases --live --app "$APP") || after=$before
      [ "$after" != "$before" ] || before=
    - |
      status=0
      fairlead -f "$MODEL" --set "ssh.identityFile=$key" --set "$TAG_KEY=$version" drift || status=$?
      if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then
        printf 'Nobody can say whether all is well (exit status %s), so nothing is rolled back.\n' "$status"
      elif [ "$status" -eq 3 ] && [ -z "$before" ]; then
        printf 'This apply replaced no release, so nothing is rolled back.\n'
      elif [ "$status" -eq 3 ]; then
        if fairlead -f "$MODEL" --set "ssh.identityFile=$key" rollback "${before##* }" --app "$APP"; then
          printf 'The check after the apply failed, and the release before serves again.\n'
        else
          printf 'The check after the apply failed, and so did the rollback: look at the server.\n'
        fi
      fi
      exit "$status"

fairlead-drift:
  extends: .fairlead
  stage: test
  timeout: 15 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - |
      set -- -f "$MODEL" --set "ssh.identityFile=$key"
      # The version comes from a deploy, not from the model: what serves is no drift.
      live=$(fairlead "$@" releases --live --app "$APP") || live=
      if [ -n "$live" ]; then
        tag=$(printf '%s\n' "$live" | cut -d ' ' -f 2)
        set -- "$@" --set "$TAG_KEY=$tag"
        printf 'Compared with the version that serves, %s, whatever tag the model names.\n' "$tag"
      else
        printf 'Nothing says which version serves, so the tag in the model counts.\n'
      fi
      status=0
      fairlead "$@" drift --format junit > fairlead-drift.xml || status=$?
      exit "$status"
  artifacts:
    when: always
    reports:
      junit: fairlead-drift.xml
