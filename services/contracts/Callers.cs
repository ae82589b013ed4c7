namespace Hearsay.Contracts;

/// <summary>
/// Who may make a call. A role stands in a caller's token and opens the calls that name it; no role implies another, so a caller
/// that submits and reads has two.
/// </summary>
public static class Callers
{
    /// <summary>Role of those who ask, and who have a text read that is not kept.</summary>
    public const string Reader = "reader";

    /// <summary>Role of those who take documents in and back.</summary>
    public const string Writer = "writer";

    /// <summary>Role of those who decide about entities, and have documents read anew.</summary>
    public const string Operator = "operator";

    /// <summary>A reader, or another service through its sidecar, which has no token of a person.</summary>
    public const string ReaderOrService = "reader-or-service";

    /// <summary>The service's own Dapr sidecar.</summary>
    public const string Sidecar = "sidecar";

    /// <summary>Issuer in tokens of the development issuer, unless another is named.</summary>
    public const string DevelopmentIssuer = "hearsay-issuer";

    /// <summary>Audience of tokens for these services, unless another is named.</summary>
    public const string Audience = "hearsay";

    /// <summary>Claim that lists the roles, unless another is named.</summary>
    public const string RoleClaim = "roles";

    /// <summary>The roles that a token can give.</summary>
    public static IReadOnlyList<string> Roles { get; } = [Reader, Writer, Operator];
}
