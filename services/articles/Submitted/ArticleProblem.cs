namespace Hearsay.Articles;

/// <summary>Why a text or a fact as sent cannot be taken.</summary>
/// <param name="Field">Name of the fact as in the contract, for example "published"; empty for the text.</param>
/// <param name="Reason">Stable name: BLANK, NUL, NOT_UNICODE, TOO_LONG, TOO_MANY, NOT_AN_ADDRESS, NOT_A_LANGUAGE or NOT_A_TIME.</param>
/// <param name="Description">A sentence for a person.</param>
public sealed record ArticleProblem(string Field, string Reason, string Description);
