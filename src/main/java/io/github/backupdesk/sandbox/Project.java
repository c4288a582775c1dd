package io.github.backupdesk.sandbox;

import java.util.List;

/** A project and the regions bound to it. */
record Project(
        String projectId, String name, String description, String plan, List<String> regionIds, String createTime) {}
