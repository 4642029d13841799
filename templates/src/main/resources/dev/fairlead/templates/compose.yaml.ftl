# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
services:
  [#if service??][=service][#else]app[/#if]:
    image: [=image]
    container_name: [=container]
[#if network??]
    networks:
      - services
[#else]
    network_mode: bridge
[/#if]
    restart: [=restart]
[#if port??]
    ports:
      - [=port]
[/#if]
[#if labels??]
    labels:
[#list labels as label]
      [=label.name]: [=label.value]
[/#list]
[/#if]
[#if stopTimeout??]
    stop_grace_period: [=stopTimeout]
[/#if]
[#if isUnchecked??]
    # The image's own check is about the app, which this is not.
    healthcheck:
      disable: true
[/#if]
[#if user??]
    user: [=user]
[/#if]
[#if memory??]
    mem_limit: [=memory]
[/#if]
[#if command?size != 0]
    command:
[#list command as word]
      - [=word]
[/#list]
[/#if]
[#if environment?size != 0 || secrets?size != 0]
    environment:
[#list environment as variable]
      [=variable.name]: [=variable.value]
[/#list]
[#list secrets as name]
      [=name]: "${FAIRLEAD_SECRET_[=name?no_esc]?}"
[/#list]
[/#if]
[#if volumes?size != 0]
    volumes:
[#list volumes as volume]
      - type: bind
        source: [=volume.host]
        target: [=volume.container]
[#if volume.readOnly]
        read_only: true
[/#if]
[/#list]
[/#if]
[#if network??]
networks:
  services:
    external: true
    name: [=network]
[/#if]
