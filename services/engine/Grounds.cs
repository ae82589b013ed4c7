namespace Hearsay.Engine;

/// <summary>Why an item stands in the evidence.</summary>
/// <param name="Rule">Name of the rule that found it, or "model".</param>
/// <param name="Confidence">How likely it is that the item is right, 0 to 1.</param>
internal readonly record struct Grounds(string Rule, double Confidence)
{
    private readonly IReadOnlyList<string>? _reasons;

    /// <summary>What is missing or uncertain, as codes.</summary>
    public IReadOnlyList<string> Reasons
    {
        get => _reasons ?? [];
        init => _reasons = value;
    }

    /// <summary>The confidence as the evidence gives it: 0.01 to 1 in steps of 0.01.</summary>
    public double Rounded => Math.Round(Math.Clamp(Confidence, 0.01, 1), 2);
}
