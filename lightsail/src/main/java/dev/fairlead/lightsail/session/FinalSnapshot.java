package dev.fairlead.lightsail.session;

/** Whether the disk is kept when the instance goes. */
public enum FinalSnapshot {
    TAKEN,
    NONE
}
