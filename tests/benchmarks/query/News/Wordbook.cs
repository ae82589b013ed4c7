using System.Text;

namespace Hearsay.QueryBenchmark;

/// <summary>Invented words and names, each known by its number.</summary>
internal static class Wordbook
{
    /// <summary>Words that contents are made of.</summary>
    public const int Words = 30_000;

    /// <summary>Publishers.</summary>
    public const int Outlets = 300;

    private static readonly string[] Syllables =
        ["bar", "den", "fel", "gor", "hul", "jav", "kor", "lun", "mav", "nol", "pel", "quor", "rud", "sov", "tarn", "vel", "wix", "yar", "zem", "orb"];

    private static readonly string[] Papers = ["Post", "Ledger", "Echo", "Herald", "Wire"];

    /// <summary>A word.</summary>
    public static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.ToString();
    }

    /// <summary>First and last name of a person; no two have the same last name.</summary>
    public static (string First, string Last) Person(int number) => (Capital(Word(Words + (number % 200))), Capital(Word(Words + 1_000 + number)));

    /// <summary>A publisher.</summary>
    public static string Outlet(int number) => $"The {Capital(Word(500 + number))} {Papers[number % Papers.Length]}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
