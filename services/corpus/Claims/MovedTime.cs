using System.Collections.Frozen;

namespace Hearsay.Corpus.Claims;

/// <summary>Tells the time that something was moved from, which is asserted no more: "postponed from Thursday to Tuesday".</summary>
internal sealed class MovedTime
{
    private static readonly FrozenSet<string> Moving = (
        "postponed postpone postpones postponing postponement rescheduled reschedule rescheduling moved move moving shifted shift delayed delay deferred put pushed brought switched changed").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private bool _moves;
    private string _last = "";

    /// <summary>Whether a time that begins now is one that something was moved from.</summary>
    public bool IsFormer => _moves && _last == "from";

    /// <summary>Sees the next word.</summary>
    public void See(string word)
    {
        _moves |= Moving.Contains(word);
        _last = word;
    }
}
