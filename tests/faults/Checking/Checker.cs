using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Faults.Tests.Flow;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>
/// Holds what is stored against what clients sent and were told. Knows nothing of faults: whatever happened, once all has come to rest every
/// accepted revision is there once, as the engine reads it, and nothing else is.
/// </summary>
/// <param name="history">What clients sent and were told.</param>
/// <param name="snapshot">What is stored.</param>
/// <param name="outputs">What the engine makes of each text, by the request's id.</param>
internal sealed class Checker(History history, Snapshot snapshot, IReadOnlyDictionary<string, EngineOutput> outputs)
{
    private readonly List<string> _violations = [];
    private readonly Dictionary<(Guid Document, int Revision), Evidence> _expected = [];

    /// <summary>What is wrong; empty where all is as promised.</summary>
    public IReadOnlyList<string> Check()
    {
        _violations.AddRange(history.Surprises);
        _violations.AddRange(snapshot.Leftovers.Select(place => $"{place.Key}: {place.Value} left"));
        var accepted = history.Accepted;
        CheckAnswers(accepted);
        CheckTexts(accepted);
        CheckEvidence("extraction", snapshot.Evidence);
        CheckEvidence("the read model", snapshot.Readings);
        CheckLatest();
        CheckStatements();
        CheckEvents(Topics.DocumentsReceived, "ingestion", "extraction");
        CheckEvents(Topics.EvidenceExtracted, "extraction", "query");
        return _violations;
    }

    /// <summary>Revisions of one address belong to one document and count from 1 in the order of their answers.</summary>
    private void CheckAnswers(IReadOnlyList<Sent> accepted)
    {
        foreach (var story in accepted.GroupBy(sent => sent.Request.Facts.Url, StringComparer.Ordinal))
        {
            var documents = story.Select(sent => sent.Response!.DocumentId).Distinct(StringComparer.Ordinal).ToList();
            Require(documents.Count == 1, $"{story.Key} was answered as {documents.Count} documents");
            var revisions = story.Select(sent => sent.Response!.Revision).ToList();
            Require(revisions.SequenceEqual(Enumerable.Range(1, revisions.Count)), $"{story.Key} was answered with revisions {string.Join(", ", revisions)}");
            Require(
                story.All(sent => sent.Response!.Outcome == (sent.Response.Revision == 1 ? SubmitOutcome.Created : SubmitOutcome.Revised)),
                $"{story.Key} was answered as known though each text was new");
        }

        foreach (var twice in accepted.GroupBy(sent => (sent.Response!.DocumentId, sent.Response.Revision)).Where(group => group.Count() > 1))
        {
            _violations.Add($"{twice.Key} was the answer to {twice.Count()} texts");
        }
    }

    /// <summary>Each accepted text is stored once; one without an answer is or is not; nothing else is.</summary>
    private void CheckTexts(IReadOnlyList<Sent> accepted)
    {
        var stored = snapshot.Texts.ToLookup(text => (text.Document, text.Revision));
        foreach (var sent in accepted)
        {
            var key = (Guid.Parse(sent.Response!.DocumentId), sent.Response.Revision);
            var rows = stored[key].ToList();
            if (Require(rows.Count == 1, $"{Name(key)} was accepted and is stored {rows.Count} times")
                && Require(rows[0].Text == OutputOf(sent).Text, $"{Name(key)} is stored with another text"))
            {
                _expected[key] = OutputOf(sent).Of(key.Item1, key.Revision);
            }
        }

        var unanswered = history.Unanswered.ToLookup(sent => sent.Request.Facts.Url, StringComparer.Ordinal);
        var known = accepted.Select(sent => (Guid.Parse(sent.Response!.DocumentId), sent.Response.Revision)).ToHashSet();
        foreach (var text in snapshot.Texts.Where(text => !known.Contains((text.Document, text.Revision))))
        {
            var sent = unanswered[text.Url].FirstOrDefault(sent => OutputOf(sent).Text == text.Text);
            if (sent is null || !_expected.TryAdd((text.Document, text.Revision), OutputOf(sent).Of(text.Document, text.Revision)))
            {
                _violations.Add($"{Name((text.Document, text.Revision))} is stored and nobody sent it");
            }
        }

        foreach (var twice in snapshot.Texts.GroupBy(text => (text.Url, text.Text)).Where(group => group.Count() > 1))
        {
            _violations.Add($"a text of {twice.Key.Url} is stored {twice.Count()} times");
        }
    }

    private void CheckEvidence(string where, IReadOnlyList<StoredEvidence> all)
    {
        var stored = all.ToLookup(evidence => (evidence.Document, evidence.Revision));
        foreach (var (key, expected) in _expected)
        {
            var rows = stored[key].ToList();
            _ = Require(rows.Count == 1, $"{where} holds {Name(key)} {rows.Count} times")
                && Require(Evidence.Parser.ParseFrom(rows[0].Message).Equals(expected), $"{where} holds {Name(key)} other than the engine reads it");
        }

        _violations.AddRange(stored.Select(group => group.Key).Except(_expected.Keys).Select(key => $"{where} holds {Name(key)}, which is not stored by ingestion"));
    }

    private void CheckLatest()
    {
        var latest = _expected.Keys.GroupBy(key => key.Document).ToDictionary(keys => keys.Key, keys => keys.Max(key => key.Revision));
        Same("ingestion", snapshot.Latest);
        Same("the read model", snapshot.Current);

        void Same(string where, IReadOnlyDictionary<Guid, int> stored)
        {
            foreach (var (document, revision) in latest)
            {
                Require(stored.GetValueOrDefault(document) == revision, $"{where} holds revision {stored.GetValueOrDefault(document)} of {document} to be the latest, not {revision}");
            }

            _violations.AddRange(stored.Keys.Except(latest.Keys).Select(document => $"{where} holds document {document}, of which there is no text"));
        }
    }

    private void CheckStatements()
    {
        var expected = _expected
            .SelectMany(one => one.Value.Statements.Select(statement => (Id: Guid.Parse(statement.Id), one.Key)))
            .ToDictionary(statement => statement.Id, statement => statement.Key);
        var stored = snapshot.Statements.ToLookup(statement => statement.Id);
        foreach (var (id, key) in expected)
        {
            var rows = stored[id].ToList();
            _ = Require(rows.Count == 1, $"statement {id} of {Name(key)} is in the read model {rows.Count} times")
                && Require((rows[0].Document, rows[0].Revision) == key, $"statement {id} belongs to another revision than {Name(key)}")
                && Require(rows[0].Current == (snapshot.Current.GetValueOrDefault(key.Document) == key.Revision), $"statement {id} of {Name(key)} says wrongly whether it is current");
        }

        _violations.AddRange(stored.Select(group => group.Key).Where(id => !expected.ContainsKey(id)).Select(id => $"statement {id} is in the read model and nobody made it"));
    }

    /// <summary>One event for each revision, one receipt for each event, no receipt without an event.</summary>
    private void CheckEvents(string topic, string from, string to)
    {
        var events = snapshot.Events.Where(one => one.Topic == topic && one.Service == from).Select(one => one.Id).ToList();
        var receipts = snapshot.Receipts.Where(one => one.Topic == topic && one.Service == to).Select(one => one.Id).ToList();
        Require(events.Count == _expected.Count, $"{from} wrote {events.Count} events of {topic} for {_expected.Count} revisions");
        Require(receipts.Count == receipts.Distinct().Count(), $"{to} has two receipts for one event of {topic}");
        _violations.AddRange(events.Except(receipts).Select(id => $"event {id} of {topic} has no receipt at {to}"));
        _violations.AddRange(receipts.Except(events).Select(id => $"{to} has a receipt for event {id} of {topic}, which nobody wrote"));
    }

    private EngineOutput OutputOf(Sent sent) => outputs[sent.Request.RequestId];

    private static string Name((Guid Document, int Revision) key) => $"document {key.Document}, revision {key.Revision},";

    private bool Require(bool holds, string violation)
    {
        if (!holds)
        {
            _violations.Add(violation);
        }

        return holds;
    }
}
