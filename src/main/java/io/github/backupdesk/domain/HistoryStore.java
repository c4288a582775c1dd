package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of every attempt. A method that writes returns only after the row is safe on disk (promises.md P2, P3). Blocks;
 * safe to call from several threads.
 */
public interface HistoryStore extends AutoCloseable {

    /** Stores a new attempt and returns it with its ID. */
    Attempt add(Attempt attempt) throws StoreException;

    /**
     * Writes how far the attempt of that ID has come. Fails if it was never added, or if its request is not the one that was
     * stored: what was asked is never rewritten.
     */
    void save(Attempt attempt) throws StoreException;

    Optional<Attempt> find(long id) throws StoreException;

    /** The newest attempts, newest first, older than the given ID ({@code Long.MAX_VALUE} for the first page). */
    List<Attempt> newest(int limit, long before) throws StoreException;

    /**
     * The attempts for which the query holds, in an order, those that come after a place in it.
     *
     * @param after null for the first page
     */
    List<Attempt> find(HistoryQuery query, HistoryOrder order, int limit, HistoryOrder.@Nullable Place after)
            throws StoreException;

    /** The newest attempts for which the query holds, in the order and with the paging of {@link #newest}. */
    default List<Attempt> find(HistoryQuery query, int limit, long before) throws StoreException {
        return find(query, HistoryOrder.NEWEST, limit, new HistoryOrder.Place("", 0, before));
    }

    /** Attempts of unknown outcome that nobody has settled, oldest first. */
    List<Attempt> openQuestions() throws StoreException;

    /** Attempts whose end is not known yet: not settled, or accepted and still to be watched. Oldest first. */
    List<Attempt> unfinished() throws StoreException;

    /** Stores new attempts, all or none, and returns them with their IDs. */
    List<Attempt> addAll(List<Attempt> attempts) throws StoreException;

    /** Those of a plan, oldest first. */
    List<Attempt> ofPlan(String plan) throws StoreException;

    /** The attempts, of any account, whose backup or one of whose copies has one of these IDs. */
    List<Attempt> withBackups(Collection<String> backupIds) throws StoreException;

    /** Those of which {@link Attempt#claims} holds, newest first. */
    List<Attempt> claiming() throws StoreException;

    /**
     * Those of an account of which {@link Attempt#onServer} holds and whose backup is none of these, newest first, older than
     * the given ID.
     */
    List<Attempt> onServerExcept(String account, Collection<String> backupIds, int limit, long before)
            throws StoreException;

    /**
     * When the last good backup of each cluster was asked for, or made where it was made elsewhere: one that is done, and on
     * the server when that was last looked at, whoever's it is. Only the newest hundred thousand of each kind are looked at,
     * so that the work has an end however long the history is. A cluster without one is left out.
     */
    Map<ClusterId, Instant> lastGood() throws StoreException;

    /**
     * Takes back a row for a backup made elsewhere, because another row has turned out to have made it. Rows of any other
     * kind are never removed: for them it fails.
     */
    void remove(Attempt elsewhere) throws StoreException;

    long count() throws StoreException;

    @Override
    void close();
}
