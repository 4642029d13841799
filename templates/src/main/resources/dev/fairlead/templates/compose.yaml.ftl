# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
services:
  app:
    image: [=image]
    container_name: [=container]
    network_mode: bridge
    restart: [=restart]
    ports:
      - [=port]
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
