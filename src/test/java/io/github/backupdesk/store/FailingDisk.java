package io.github.backupdesk.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A disk that fails at one of the steps of the writing connection, counted from 1, as its database would tell it. */
final class FailingDisk implements UnaryOperator<Connection> {

    private static final Set<String> STEPS =
            Set.of("commit", "execute", "executeUpdate", "executeBatch", "executeQuery");

    private final SQLiteErrorCode code;
    private final boolean commitsOnly;
    private int left;

    private FailingDisk(SQLiteErrorCode code, int at, boolean commitsOnly) {
        this.code = code;
        this.left = at;
        this.commitsOnly = commitsOnly;
    }

    static FailingDisk at(int step, SQLiteErrorCode code) {
        return new FailingDisk(code, step, false);
    }

    static FailingDisk atCommit(int number, SQLiteErrorCode code) {
        return new FailingDisk(code, number, true);
    }

    boolean hasFailed() {
        return left <= 0;
    }

    /** From now on, as if it had never been seen: the next step fails. */
    FailingDisk failNext() {
        left = 1;
        return this;
    }

    @Override
    public Connection apply(Connection real) {
        return watched(Connection.class, real);
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, words) -> call(real, method, words)));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] words) throws Throwable {
        boolean counts = commitsOnly ? method.getName().equals("commit") : STEPS.contains(method.getName());
        if (counts && --left == 0) {
            throw new SQLiteException("injected", code);
        }
        try {
            Object answer = method.invoke(real, words);
            return switch (answer) {
                case PreparedStatement statement -> watched(PreparedStatement.class, statement);
                case Statement statement -> watched(Statement.class, statement);
                case null, default -> answer;
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
