package io.github.backupdesk.domain;

/** One line of {@code GET /v2/regions}. */
public record Region(String cloudId, RegionId id) {}
