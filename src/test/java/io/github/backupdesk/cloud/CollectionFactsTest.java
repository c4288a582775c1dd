package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.CollectionFacts.Load;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionFactsTest {

    private static CollectionFacts facts(String stats, String detail) {
        return CollectionEntries.facts(Json.object(stats.replace('\'', '"')), Json.object(detail.replace('\'', '"')));
    }

    @Test
    void multipliesTheRowsWithWhatTheVectorsOfOneRowTake() {
        assertEquals(
                new CollectionFacts(OptionalLong.of(1_000), OptionalLong.of(1_000 * (768 * 4 + 16)), Load.LOADED),
                facts("{'rowCount':1000}", """
                        {'load':'LoadStateLoaded','fields':[
                          {'name':'id','type':'Int64'},
                          {'name':'a','type':'FloatVector','params':[{'key':'mmap','value':'x'},{'key':'dim','value':'768'}]},
                          {'name':'b','type':'BinaryVector','params':{'dim':128}},
                          {'name':'c','type':'SparseFloatVector','params':[]}]}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "{};{'load':'LoadStateNotLoad'};-1;-1;NOT_LOADED",
                "{'rowCount':'17'};{};17;-1;UNKNOWN",
                "{'rowCount':5};{'fields':[{'type':'FloatVector'}],'load':'LoadStateLoading'};5;-1;LOADING",
                "{'rowCount':5};{'fields':[{'type':'FloatVector','params':[{'key':'dim','value':'-3'}]}]};5;-1;UNKNOWN",
                "{'rowCount':9223372036854775807};{'fields':[{'type':'Int8Vector','params':{'dim':16}}]};"
                        + "9223372036854775807;-1;UNKNOWN"
            })
    void whatIsNotToldIsNotMadeUp(String stats, String detail, long rows, long bytes, Load load) {
        OptionalLong none = OptionalLong.empty();
        assertEquals(
                new CollectionFacts(
                        rows < 0 ? none : OptionalLong.of(rows), bytes < 0 ? none : OptionalLong.of(bytes), load),
                facts(stats, detail));
    }
}
