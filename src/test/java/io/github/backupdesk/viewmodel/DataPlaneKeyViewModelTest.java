package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.domain.DataPlaneKey;
import io.github.backupdesk.service.SessionDataPlaneKeys;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.viewmodel.DataPlaneKeyViewModel.Way;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataPlaneKeyViewModelTest {

    private static final String SECRET = "CANARY-pass-42";

    private final Desk desk = new Desk();
    private final SessionDataPlaneKeys keys = new SessionDataPlaneKeys();
    private int loads;
    private final DataPlaneKeyViewModel model = model(keys);

    private DataPlaneKeyViewModel model(DataPlaneKeeper keeper) {
        DataPlaneKeyViewModel made = new DataPlaneKeyViewModel(keeper, desk.background, desk.texts, () -> loads++);
        made.show(Optional.of(Desk.PROD));
        return made;
    }

    private void use(DataPlaneKeyViewModel by, Way way, String user, String secret) {
        by.open();
        by.wayProperty().set(way);
        by.userProperty().set(user);
        char[] typed = secret.toCharArray();
        by.use(typed);
        assertArrayEquals(new char[typed.length], typed);
    }

    private String bearer() {
        return keys.of(Desk.PROD.id()).map(DataPlaneKey::bearer).orElse("-");
    }

    @Test
    void aLoginIsUsedAndItsUserToldAndThePasswordNever() {
        use(model, Way.LOGIN, "db_admin", SECRET);
        assertEquals("Bearer db_admin:" + SECRET, bearer());
        assertEquals(1, loads);
        assertFalse(model.openProperty().get());
        assertTrue(model.heldProperty().get());
        assertEquals("", model.userProperty().get());
        assertTrue(model.usedProperty().get().contains("db_admin"));
        assertFalse(model.usedProperty().get().contains("CANARY"));
    }

    @Test
    void anotherKeyMayBePastedAsItStands() {
        use(model, Way.KEY, "", " \"Bearer " + SECRET + "\"\n");
        assertEquals("Bearer " + SECRET, bearer());
        use(model, Way.PROFILE, "", "");
        assertEquals("-", bearer());
        assertEquals(2, loads);
        assertEquals("", model.usedProperty().get());
    }

    @Test
    void whatCannotBeSentIsToldWhyAndNothingChanges() {
        use(model, Way.LOGIN, "a:b", SECRET);
        assertTrue(
                model.problemProperty().get().contains("colon"),
                model.problemProperty().get());
        assertTrue(model.openProperty().get());
        use(model, Way.KEY, "", "zk-" + "é" + "CANARY-0123");
        assertTrue(model.problemProperty().get().contains("Character 4"));
        assertFalse(model.problemProperty().get().contains("CANARY"));
        assertEquals("-", bearer());
        assertEquals(0, loads);
    }

    @Test
    void whatWasTypedForOneClusterIsNotUsedForTheNext() {
        model.open();
        model.wayProperty().set(Way.LOGIN);
        model.userProperty().set("db_admin");
        model.show(Optional.of(Desk.EU));
        assertFalse(model.openProperty().get());
        assertEquals("", model.userProperty().get());
        assertEquals(Way.PROFILE, model.wayProperty().get());
    }

    @Test
    void whatTheKeychainDoesNotKeepIsUsedForThisSessionAndTold() {
        DataPlaneKeyViewModel unkept = model(new DataPlaneKeeper() {
            @Override
            public Optional<DataPlaneKey> of(ClusterId cluster) {
                return keys.of(cluster);
            }

            @Override
            public void keep(ClusterId cluster, DataPlaneKey key) throws IOException {
                keys.keep(cluster, key);
                throw new IOException("locked");
            }

            @Override
            public void forget(ClusterId cluster) {
                keys.forget(cluster);
            }
        });
        use(unkept, Way.LOGIN, "db_admin", SECRET);
        assertTrue(unkept.problemProperty().get().contains("this session"));
        assertTrue(unkept.openProperty().get());
        assertEquals(1, loads);
        unkept.forget();
        assertEquals("-", bearer());
    }

    @Test
    void aClusterThatRefusesTheKeyIsToldApartFromOneThatIsFarAway() {
        desk.scope.keyedBy(model);
        desk.with(Desk.PROD);
        desk.cloud.trouble = FakeCloud.refused(1800, "user hasn't authenticated");
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        assertTrue(desk.scope.loading().refusedProperty().get());
        assertTrue(desk.scope.loading().resultProperty().get().startsWith("This cluster was reached and refuses"));
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.scope.load();
        assertFalse(desk.scope.loading().refusedProperty().get());
        desk.cloud.trouble = null;
        desk.scope.load();
        assertFalse(desk.scope.loading().refusedProperty().get());
    }
}
