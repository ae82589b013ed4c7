using Hearsay.Engine.Cues;
using Hearsay.Engine.Statements;

namespace Hearsay.Engine.Events;

/// <summary>Finds the statement in which something stands; asked in the order of the text.</summary>
internal sealed class StatementIndex(IReadOnlyList<StatementDraft> statements)
{
    private const int Reach = 4000, Most = 60;

    private readonly List<StatementDraft> _open = [];
    private int _next;

    /// <summary>The narrowest in whose content the range stands, and that part of the content.</summary>
    public (StatementDraft? Statement, TextRange? Content) At(TextRange range)
    {
        while (_next < statements.Count && statements[_next].Extent.Start <= range.End)
        {
            _open.Add(statements[_next++]);
        }

        _open.RemoveAll(statement => statement.Extent.End + Reach < range.Start);
        (StatementDraft? Statement, TextRange? Content) narrowest = default;
        for (var i = Math.Max(0, _open.Count - Most); i < _open.Count; i++)
        {
            foreach (var content in _open[i].Reading.Content)
            {
                if (content.Holds(range) && (narrowest.Statement is null || _open[i].Extent.Length < narrowest.Statement.Extent.Length))
                {
                    narrowest = (_open[i], content);
                }
            }
        }

        return narrowest;
    }

    /// <summary>Contents near a range in which it does not stand; that of its own statement ("signed | a treaty in Paris") is no other.</summary>
    public List<TextRange> Others(TextRange range) =>
        [.. _open.Skip(Math.Max(0, _open.Count - Most)).Where(statement => !statement.Reading.Cue.Any(cue => cue.Holds(range))).SelectMany(statement => statement.Reading.Content).Where(content => !content.Holds(range))];
}
