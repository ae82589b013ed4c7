namespace Hearsay.QueryBenchmark;

/// <summary>What can be asked for in a filled read model: a bounded part of it, drawn from all documents evenly.</summary>
internal sealed class NewsSample(NewsWorld world)
{
    private const int Most = 5_000;

    private readonly List<(string Document, string Statement, string Content)> _items = [];
    private readonly int _step = Math.Max(1, world.Count / Most);
    private int _seen;

    /// <summary>Persons, the most frequent first.</summary>
    public int People => world.People;

    /// <summary>Keeps one of the statements of a document, where it is the turn of that document.</summary>
    public void Add(NewsDocument document)
    {
        if (_seen++ % _step == 0)
        {
            var statement = document.Evidence.Statements[_seen / _step % document.Evidence.Statements.Count];
            _items.Add((document.Evidence.DocumentId, statement.Id, statement.Content[0].Text));
        }
    }

    /// <summary>A document, one of its statements, and what that says.</summary>
    public (string Document, string Statement, string Content) Draw(Draws draws) => _items[draws.Below(_items.Count)];
}
