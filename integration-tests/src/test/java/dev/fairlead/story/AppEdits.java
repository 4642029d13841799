package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** The container as it runs, and what it runs with. */
final class AppEdits {
    private static final String APP_CONTAINER = "container:visa-bulletin";
    private static final String APP = "/opt/visa_bulletin";

    /** Behind it stand options and an image. */
    private static final String RUN = "i=$(docker inspect -f '{{.Config.Image}}' visa-bulletin-blue); "
            + "docker inspect -f '{{range .Config.Env}}{{println .}}{{end}}' visa-bulletin-blue | grep . > /tmp/env; "
            + "docker rm -f visa-bulletin-blue >/dev/null && "
            + "docker run -d --name visa-bulletin-blue --restart unless-stopped --env-file /tmp/env ";

    private static final String PORT = "-p 127.0.0.1:8000:8000 ";
    private static final String VOLUMES = "-v " + APP + "/visa_bulletin.db:/app/visa_bulletin.db -v " + APP
            + "/saved_pages:/app/saved_pages -v " + APP + "/logs:/app/logs ";

    private AppEdits() {}

    static List<HandEdit> container() {
        return List.of(
                edit("the container stopped", "docker stop -t 1 visa-bulletin-blue", APP_CONTAINER),
                edit("the container removed", "docker rm -f visa-bulletin-blue", APP_CONTAINER),
                edit("the container paused", "docker pause visa-bulletin-blue", APP_CONTAINER),
                edit("the container under another name", "docker rename visa-bulletin-blue mine", APP_CONTAINER),
                edit(
                        "the container replaced by another image",
                        "docker commit -m x visa-bulletin-blue other:2 >/dev/null; " + RUN + VOLUMES + PORT + "other:2",
                        APP_CONTAINER),
                edit(
                        "the container run with another environment",
                        RUN + VOLUMES + PORT + "-e DEBUG=True \"$i\"",
                        APP_CONTAINER),
                edit("the container given one more variable", RUN + VOLUMES + PORT + "-e MINE=1 \"$i\"", APP_CONTAINER),
                edit("the container open to the world", RUN + VOLUMES + "-p 8000:8000 \"$i\"", APP_CONTAINER),
                edit("the container without its volumes", RUN + PORT + "\"$i\"", APP_CONTAINER),
                edit("the container as root", RUN + VOLUMES + PORT + "-u 0 \"$i\"", APP_CONTAINER),
                edit("the container running something else", RUN + VOLUMES + PORT + "\"$i\" sleep 1000", APP_CONTAINER),
                edit(
                        "the container's restart policy changed",
                        "docker update --restart=no visa-bulletin-blue",
                        APP_CONTAINER),
                edit(
                        "the container's memory bounded",
                        "docker update --memory=300m --memory-swap=300m visa-bulletin-blue",
                        APP_CONTAINER));
    }

    static List<HandEdit> surroundings() {
        return List.of(
                edit(
                        "the container off its network",
                        "docker network disconnect bridge visa-bulletin-blue",
                        APP_CONTAINER),
                edit("a live port gone", "pkill -x docker-proxy; sleep 0.5", APP_CONTAINER),
                edit(
                        "the image gone while its container runs",
                        "docker rmi -f $(docker inspect -f '{{.Config.Image}}' visa-bulletin-blue) >/dev/null",
                        "image:"),
                edit(
                        "the database put in place anew, which the container does not see",
                        "cd " + APP + " && cp -p visa_bulletin.db new && mv new visa_bulletin.db",
                        APP_CONTAINER),
                edit(
                        "the database gone",
                        "rm " + APP + "/visa_bulletin.db",
                        "volume:" + APP + "/visa_bulletin.db",
                        APP_CONTAINER),
                edit(
                        "a directory of the app's gone",
                        "rm -r " + APP + "/logs",
                        "volume:" + APP + "/logs",
                        APP_CONTAINER));
    }
}
