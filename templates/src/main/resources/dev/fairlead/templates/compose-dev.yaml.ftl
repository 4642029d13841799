# Written by `fairlead render --dev` from [=model?no_esc], for where [=app?no_esc] is developed: it builds the image instead of pulling it.
# `docker compose up --build` starts it. Values of secrets are those of your environment, or of a file .env here.
services:
  [=app?no_esc]:
    build: [=build]
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
[#if variables?size != 0]
    environment:
[#list variables as variable]
[@value variable/]
[/#list]
[/#if]
[@mounts volumes/]
[#if needs?size != 0]
    depends_on:
[#list needs as name]
      - [=name]
[/#list]
[/#if]
[#list services as service]
  [=service.name]:
[#if service.image??]
    image: [=service.image]
[#else]
    build: [=build]
    # The image's own check is about the app, which this is not.
    healthcheck:
      disable: true
[#if user??]
    user: [=user]
[/#if]
[/#if]
[#if service.memory??]
    mem_limit: [=service.memory]
[/#if]
    stop_grace_period: [=service.stopTimeout]
[#if service.command?size != 0]
    command:
[#list service.command as word]
      - [=word]
[/#list]
[/#if]
[#if service.variables?size != 0]
    environment:
[#list service.variables as variable]
[@value variable/]
[/#list]
[/#if]
[@mounts service.volumes/]
[/#list]
[#macro value variable]
[#if variable.value??]
      [=variable.name]: [=variable.value]
[#else]
      [=variable.name]: "${[=variable.from?no_esc]:-[#if variable.secret]for-development[/#if]}"
[/#if]
[/#macro]
[#macro mounts volumes]
[#if volumes?size != 0]
    volumes:
[#list volumes as volume]
[#if volume.short??]
      - [=volume.short]
[#else]
      - type: bind
        source: [=volume.host]
        target: [=volume.container]
[#if volume.readOnly]
        read_only: true
[/#if]
[/#if]
[/#list]
[/#if]
[/#macro]
