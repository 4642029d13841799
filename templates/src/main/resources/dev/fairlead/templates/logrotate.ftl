# Written by Fairlead for the app [=app?no_esc]: change the model, not this file.
[#list patterns as pattern]
[=pattern?no_esc]
[/#list]
{
    weekly
    rotate 8
    maxsize 10M
    compress
    delaycompress
    missingok
    notifempty
    copytruncate
}
