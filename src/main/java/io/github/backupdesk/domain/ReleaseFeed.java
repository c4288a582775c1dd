package io.github.backupdesk.domain;

/** Where the newest version of this program is told of. No part of Zilliz Cloud, and told nothing about who asks. */
@FunctionalInterface
public interface ReleaseFeed {

    /**
     * The newest final version. Blocks for ten seconds at most, or little more.
     *
     * @throws CloudException if it cannot be asked, or answers with anything but a version, its page and its day
     */
    Release latest() throws CloudException;
}
