[#macro encryption]
    # Mozilla's intermediate configuration, less what needs a group for Diffie-Hellman. No OCSP: few issuers offer it still.
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
    ssl_prefer_server_ciphers off;
    ssl_session_timeout 1d;
    ssl_session_cache shared:fairlead:10m;
    ssl_session_tickets off;
[/#macro]
[#macro listeningByTls isDefault]
    listen 443 ssl[#if !http2Directive] http2[/#if][#if isDefault] default_server[/#if];
    listen [::]:443 ssl[#if !http2Directive] http2[/#if][#if isDefault] default_server[/#if];
[#if http2Directive]
    http2 on;
[/#if]
[/#macro]
[#macro opening]
    server_name[#list names as name] [=name][/#list];
    server_tokens off;
    client_max_body_size [=body];
[#if log == "json"]
    access_log /var/log/nginx/access.log [=v];
[#elseif log == "off"]
    access_log off;
[/#if]
[/#macro]
[#macro headed]
[#list headers as header]
        add_header [=header.name?no_esc] $[=v]_[=header.variable?no_esc] always;
[/#list]
[#if hsts??]
        add_header Strict-Transport-Security [=hsts] always;
[/#if]
[/#macro]
[#macro telling]
        add_header X-Fairlead-Colour $[=v]_colour always;
        add_header X-Fairlead-Upstream $[=v]_upstream always;
[/#macro]
[#macro serving]
[#if canonical??]
[#if hsts??]
    add_header Strict-Transport-Security [=hsts] always;
[/#if]
    # One name is the site's, and visitors of all others are sent there.
    set $[=v]_moved $[=v]_canonical;
[#if webroot??]
    if ($uri ~ ^/\.well-known/acme-challenge/) {
        set $[=v]_moved "";
    }
[/#if]
    if ($[=v]_moved) {
        return 301 $scheme://$[=v]_moved$request_uri;
    }

[/#if]
    # The flag is looked for at each request: to switch is to make or to remove it.
    open_file_cache off;
    set $[=v]_colour blue;
    if (-f [=flag]) {
        set $[=v]_colour green;
    }

    proxy_http_version 1.1;
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $[=v]_connection;
    proxy_read_timeout [=timeout];
    proxy_next_upstream error;
    proxy_next_upstream_tries [#if hold??]3[#else]2[/#if];
[#if zones?size != 0]
    limit_req_status 429;
[/#if]
[#if gzip]

    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 256;
    gzip_types text/plain text/css text/xml text/javascript application/javascript application/json application/ld+json application/manifest+json application/xml application/rss+xml application/atom+xml image/svg+xml;
[#else]

    gzip off;
[/#if]

    # Only for what nginx itself says while the app gives no answer; the app's own answers pass as they are.
    error_page 502 503 504 /.fairlead/unavailable;
    location = /.fairlead/unavailable {
        internal;
        default_type text/html;
        charset utf-8;
        add_header Cache-Control no-store always;
[@headed/]
[@telling/]
        alias [=errorPage];
    }
[#if snippet??]

    include [=snippet];
[/#if]
[#list locations as location]

    location [#if location.modifier != ""][=location.modifier?no_esc] [/#if][=location.path] {
[#if location.zone??]
        limit_req zone=[=location.zone?no_esc][#if location.burst??] burst=[=location.burst] nodelay[/#if];
[/#if]
[#if location.quiet]
        access_log off;
[/#if]
[@headed/]
[#if location.expires??]
        expires [=location.expires];
[/#if]
[#if location.cacheControl??]
        add_header Cache-Control [=location.cacheControl];
[/#if]
[#if location.alias??]
        alias [=location.alias];
[#elseif location.root??]
        root [=location.root];
[#else]
[@telling/]
        proxy_pass http://[=app]-$[=v]_colour;
[/#if]
    }
[/#list]
[/#macro]
[#if catchAll??]
# Written by Fairlead: whoever asks for a name that no site has gets no answer. The first server that nginx reads is the
# default, unless another one says that it is.
[#if plain]
server {
    listen 80;
    listen [::]:80;
    server_name "";
    return 444;
}
[/#if]
[#if http2Directive??]
server {
[@listeningByTls false/]
    server_name "";

    ssl_reject_handshake on;
[@encryption/]
}
[/#if]
[#elseif certificate??]
# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
server {
[@listeningByTls defaultServer/]
[@opening/]

    ssl_certificate [=certificate];
    ssl_certificate_key [=key];
[@encryption/]

[@serving/]
}
[#else]
# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
[#if zones?size != 0]
# Whoever asks from this box itself is not limited: a release asks so several times in a row whether nginx reaches it.
map $remote_addr $[=v]_limited {
    127.0.0.1 "";
    ::1 "";
    default $binary_remote_addr;
}
[/#if]
[#list zones as zone]
limit_req_zone $[=v]_limited zone=[=zone.name?no_esc]:10m rate=[=zone.rate]r/m;
[/#list]
[#if dollar]
geo $[=v]_dollar {
    default "$";
}
[/#if]
# An upgrade, as to a websocket, passes; else the connection to the app stays open for the next request.
map $http_upgrade $[=v]_connection {
    default upgrade;
    "" "";
}
# Whoever asks from this box itself is told which colour really answered.
map $remote_addr $[=v]_upstream {
    127.0.0.1 $upstream_addr;
    default "";
}
[#if headers?size != 0]
# A header that the app sets itself is left alone.
[#list headers as header]
map $upstream_http_[=header.sent?no_esc] $[=v]_[=header.variable?no_esc] {
    "" [=header.value];
    default "";
}
[/#list]
[/#if]
[#if canonical??]
map $host $[=v]_canonical {
    hostnames;
    default "";
    [=canonical] "";
[#list otherNames as name]
    [=name] [=canonical];
[/#list]
}
[/#if]
[#if log == "json"]
log_format [=v] escape=json
    '{"time":"$time_iso8601","host":"$host","client":"$remote_addr","method":"$request_method",'
    '"uri":"$request_uri","protocol":"$server_protocol","status":"$status","bytes":$body_bytes_sent,'
    '"seconds":$request_time,"upstream":"$upstream_addr","upstreamSeconds":"$upstream_response_time",'
    '"referer":"$http_referer","userAgent":"$http_user_agent"}';
[/#if]
[#if hold??]
# Where neither colour takes a connection, as while Docker is restarted, it waits at a socket until one does.
[/#if]
upstream [=app]-blue {
    server 127.0.0.1:[=blue] max_fails=0;
    server 127.0.0.1:[=green] max_fails=0 backup[#if hold??] weight=1000[/#if];
[#if hold??]
    server unix:[=hold] max_fails=0 max_conns=128 backup;
[/#if]
    keepalive 16;
    keepalive_timeout 5s;
}
upstream [=app]-green {
    server 127.0.0.1:[=green] max_fails=0;
    server 127.0.0.1:[=blue] max_fails=0 backup[#if hold??] weight=1000[/#if];
[#if hold??]
    server unix:[=hold] max_fails=0 max_conns=128 backup;
[/#if]
    keepalive 16;
    keepalive_timeout 5s;
}
server {
    listen 80[#if defaultServer] default_server[/#if];
    listen [::]:80[#if defaultServer] default_server[/#if];
[@opening/]
[#if webroot??]

    # Where a certificate authority looks for the proof that this box has the names.
    location ^~ /.well-known/acme-challenge/ {
        root [=webroot];
        default_type text/plain;
    }
[/#if]
[#if sent??]

    # A name is sent on to HTTPS as soon as that serves it, but for the authority's question.
    set $[=v]_sent "";
    if (-f [=sent?no_esc]) {
        set $[=v]_sent yes;
    }
    if ($uri ~ ^/\.well-known/acme-challenge/) {
        set $[=v]_sent "";
    }
    if ($[=v]_sent) {
        return 301 https://$host$request_uri;
    }
[/#if]
[#if alwaysSent]

    return 301 https://$host$request_uri;
[#else]

[@serving/]
[/#if]
}
[/#if]
