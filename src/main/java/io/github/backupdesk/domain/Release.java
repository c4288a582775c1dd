package io.github.backupdesk.domain;

import java.time.Instant;

/** A version of this program that can be had, the page that tells of it, and since when it is there. */
public record Release(ProgramVersion version, SafeLink page, Instant publishedAt) {}
