package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** Sites, and the server that should run them. Whatever touches their files has nginx read them again, which shows. */
final class NginxEdits {
    private static final String SITE = "/etc/nginx/sites-available/visa-bulletin";
    private static final String ENABLED = "/etc/nginx/sites-enabled/";
    private static final String NGINX = "service:nginx.service";
    private static final String RELOAD = " && nginx -s reload && sleep 1";

    private NginxEdits() {}

    static List<HandEdit> site() {
        return List.of(
                edit("a line added to the nginx site", "echo '# mine' >> " + SITE, "file:" + SITE, NGINX),
                edit(
                        "the site edited and put to work",
                        "sed -i 's/burst=20/burst=2000/' " + SITE + RELOAD,
                        "file:" + SITE,
                        NGINX),
                edit("the nginx site emptied", ": > " + SITE, "file:" + SITE, NGINX),
                edit("the nginx site removed", "rm " + SITE, "file:" + SITE, NGINX),
                edit("the nginx site broken", "echo '}' >> " + SITE, "file:" + SITE, NGINX),
                edit("the nginx site made writable", "chmod 0666 " + SITE, "file:" + SITE, NGINX),
                edit("the nginx site given away", "chown www-data " + SITE, "file:" + SITE, NGINX),
                edit("the nginx site in another group", "chgrp www-data " + SITE, "file:" + SITE, NGINX),
                edit(
                        "the site switched off",
                        "rm " + ENABLED + "visa-bulletin",
                        "file:" + ENABLED + "visa-bulletin",
                        NGINX),
                edit(
                        "the site's link bent",
                        "ln -sfn /etc/nginx/sites-available/default " + ENABLED + "visa-bulletin",
                        "file:" + ENABLED + "visa-bulletin",
                        NGINX),
                edit(
                        "the site's link made a file",
                        "rm " + ENABLED + "visa-bulletin && cp " + SITE + " " + ENABLED + "visa-bulletin",
                        "file:" + ENABLED + "visa-bulletin",
                        NGINX),
                edit(
                        "the default site switched on",
                        "ln -s /etc/nginx/sites-available/default " + ENABLED + "default",
                        "file:" + ENABLED + "default",
                        NGINX));
    }

    static List<HandEdit> nginx() {
        return List.of(
                edit(
                        "a stray site that takes our name",
                        "echo 'server { listen 80; server_name visa-bulletin.us; return 204; }' > " + ENABLED + "aaa"
                                + RELOAD,
                        "strays:/etc/nginx/sites-enabled",
                        NGINX),
                edit(
                        "a stray site that is a link",
                        "echo 'server { listen 80; server_name www.visa-bulletin.us; return 204; }' > /root/site && ln -s"
                                + " /root/site " + ENABLED + "bbb" + RELOAD,
                        "strays:/etc/nginx/sites-enabled",
                        NGINX),
                edit(
                        "a stray site in conf.d that takes our name",
                        "echo 'server { listen 80; server_name www.visa-bulletin.us; return 204; }' > /etc/nginx/conf.d/zzz.conf",
                        "strays:/etc/nginx/conf.d",
                        NGINX),
                edit(
                        "nginx running an older configuration than its files",
                        "cp -p " + SITE + " /tmp/site && sed -i 's/burst=20/burst=21/' " + SITE + RELOAD
                                + " && cp -p /tmp/site " + SITE,
                        NGINX),
                edit("a setting of nginx's own not yet put to work", "touch /etc/nginx/mime.types", NGINX),
                edit("nginx stopped", "systemctl stop nginx", NGINX),
                edit(
                        "nginx killed",
                        "kill -KILL $(cat /run/nginx.pid) && pkill -KILL -x -U www-data nginx; sleep 0.5",
                        NGINX),
                edit("nginx disabled", "systemctl disable -q nginx", NGINX),
                edit("nginx masked", "systemctl mask -q --now nginx", NGINX),
                edit("nginx's unit newer than what is loaded", "touch /lib/systemd/system/nginx.service", NGINX));
    }
}
