using System.Text;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Names of the model's labels as annotations write them: NoComment is "NO_COMMENT".</summary>
internal static class Labels
{
    public static string Of(Enum value)
    {
        var label = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && label.Length > 0)
            {
                label.Append('_');
            }

            label.Append(char.ToUpperInvariant(letter));
        }

        return label.ToString();
    }
}
