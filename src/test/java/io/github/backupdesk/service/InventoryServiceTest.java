package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.service.InventoryService.Content;
import io.github.backupdesk.service.InventoryService.Content.Listed;
import io.github.backupdesk.service.InventoryService.Content.Unreadable;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class InventoryServiceTest {

    private final FakeCloud cloud = new FakeCloud();
    private final InventoryService inventory = new InventoryService(cloud);
    private final List<Content> found = new ArrayList<>();

    @Test
    void readsTheQueueToItsEnd() {
        cloud.inventory.put("a", List.of("x"));
        cloud.inventory.put("b", List.of());
        inventory.read(Fixtures.cluster("https://x"), new ArrayDeque<>(List.of("a", "b")), found::add);
        assertEquals(List.of(new Listed("a", List.of("x")), new Listed("b", List.of())), found);
    }

    @Test
    void aDatabaseThatCannotBeReadDoesNotKeepTheOthersFromBeingRead() {
        cloud.inventory.put("b", List.of("x"));
        cloud.unreadable = List.of("a");
        inventory.read(Fixtures.cluster("https://x"), new ArrayDeque<>(List.of("a", "b")), found::add);
        assertInstanceOf(Unreadable.class, found.get(0));
        assertEquals(new Listed("b", List.of("x")), found.get(1));
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Queue<String> queue = new ArrayDeque<>(List.of("a", "b", "c"));
        inventory.read(Fixtures.cluster("https://x"), queue, content -> {
            found.add(content);
            Thread.currentThread().interrupt();
        });
        assertTrue(Thread.interrupted());
        assertEquals(1, found.size());
        assertEquals(2, queue.size());
    }

    @Test
    void aFailureToListDatabasesIsNotAnEmptyList() {
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, () -> inventory.databases(Fixtures.cluster("https://x")));
    }
}
