/** The words of the trade: records, enums, pure rules, the family of cloud problems, and the ports. Uses nothing of ours. */
@NullMarked
package io.github.backupdesk.domain;

import org.jspecify.annotations.NullMarked;
