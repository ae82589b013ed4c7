using System.Collections.Frozen;
using System.Globalization;

namespace Hearsay.Corpus.Claims;

/// <summary>
/// A number of a content that counts nothing by name: "puts the toll at six", "the figure is 19". Two wordings of one count often differ in whether
/// they name what is counted. Only where a word says that something is measured, or the number is of millions, and no other number stands there: a
/// number alone may be an hour or a place in a row.
/// </summary>
internal sealed class BareNumber
{
    private static readonly FrozenSet<string> Measures = Set("number figure toll total count tally price fee sum cost bill estimate");

    private static readonly string[] Units = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');

    private static readonly string[] Tens = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');

    private bool _isMeasured;
    private bool _isLarge;
    private bool _follows;
    private bool _isTens;
    private int _count;
    private decimal _value;

    /// <summary>The number, if there is one and no more.</summary>
    public string? Found => _count == 1 && (_isMeasured || _isLarge) && _value > 1 ? _value.ToString("0.#####", CultureInfo.InvariantCulture) : null;

    /// <summary>Sees the next word that stands in no time, name or figure.</summary>
    public void See(string word)
    {
        _isMeasured |= Measures.Contains(word) || (word.EndsWith('s') && Measures.Contains(word[..^1]));
        var (value, isTens) = Value(word);
        if (value is { } number && _follows && _isTens && number is > 0 and < 10)
        {
            (_value, _isTens) = (_value + number, false);
        }
        else if (value is { } first)
        {
            (_value, _isTens, _follows, _count) = (first, isTens, true, _count + 1);
        }
        else if (_follows && Scale(word) is { } scale)
        {
            (_value, _isLarge, _follows) = (_value * scale, true, false);
        }
        else
        {
            _follows = false;
        }
    }

    private static (decimal? Value, bool IsTens) Value(string word)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits) && digits < 1_000_000_000 ? digits : null, false);
        }

        var (unit, ten) = (Array.IndexOf(Units, word), Array.IndexOf(Tens, word));
        return unit >= 0 ? (unit, false) : ten > 0 ? (ten * 10, true) : (null, false);
    }

    private static decimal? Scale(string word) => word switch
    {
        "million" or "millions" or "m" => 1_000_000,
        "billion" or "billions" or "bn" => 1_000_000_000,
        _ => null,
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
