[#macro opening]
    server_name[#list names as name] [=name][/#list];
    server_tokens off;
    client_max_body_size [=body];
[/#macro]
[#macro serving]
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
    proxy_next_upstream_tries 2;
[#if zones?size != 0]
    limit_req_status 429;
[/#if]
[#list locations as location]

    location [#if location.modifier != ""][=location.modifier?no_esc] [/#if][=location.path] {
[#if location.zone??]
        limit_req zone=[=location.zone?no_esc][#if location.burst??] burst=[=location.burst] nodelay[/#if];
[/#if]
[#if location.quiet]
        access_log off;
[/#if]
[#if hsts??]
        add_header Strict-Transport-Security [=hsts] always;
[/#if]
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
        add_header X-Fairlead-Colour $[=v]_colour always;
        add_header X-Fairlead-Upstream $[=v]_upstream always;
        proxy_pass http://[=app]-$[=v]_colour;
[/#if]
    }
[/#list]
[/#macro]
[#if certificate??]
# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
server {
    listen 443 ssl[#if !http2Directive] http2[/#if];
    listen [::]:443 ssl[#if !http2Directive] http2[/#if];
[#if http2Directive]
    http2 on;
[/#if]
[@opening/]

    ssl_certificate [=certificate];
    ssl_certificate_key [=key];
    # Mozilla's intermediate configuration, less what needs a group for Diffie-Hellman. No OCSP: few issuers offer it still.
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
    ssl_prefer_server_ciphers off;
    ssl_session_timeout 1d;
    ssl_session_cache shared:fairlead:10m;
    ssl_session_tickets off;

[@serving/]
}
[#else]
# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
[#list zones as zone]
limit_req_zone $binary_remote_addr zone=[=zone.name?no_esc]:10m rate=[=zone.rate]r/m;
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
upstream [=app]-blue {
    server 127.0.0.1:[=blue] max_fails=0;
    server 127.0.0.1:[=green] max_fails=0 backup;
    keepalive 16;
    keepalive_timeout 5s;
}
upstream [=app]-green {
    server 127.0.0.1:[=green] max_fails=0;
    server 127.0.0.1:[=blue] max_fails=0 backup;
    keepalive 16;
    keepalive_timeout 5s;
}
server {
    listen 80;
    listen [::]:80;
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
