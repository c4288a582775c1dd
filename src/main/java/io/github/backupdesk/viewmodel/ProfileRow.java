package io.github.backupdesk.viewmodel;

import io.github.backupdesk.viewmodel.ProfileFace.Tone;

/**
 * A profile in the list.
 *
 * @param id of the profile, or of the demo
 * @param environment its word
 * @param lock its lock level, in words
 * @param state whether it is connected, in words
 * @param open whether it is
 * @param shown whether it is the one in the window
 */
public record ProfileRow(
        String id,
        String name,
        String host,
        Tone tone,
        String environment,
        String lock,
        String state,
        boolean open,
        boolean shown,
        boolean demo) {}
