using System.Globalization;

namespace Hearsay.Messaging;

/// <summary>Which dead letters an operator means; what is not given does not narrow.</summary>
/// <param name="Topic">Topic that they came by.</param>
/// <param name="Code">One of <see cref="DeadLetterCodes"/>.</param>
/// <param name="Since">Dead since then or later.</param>
/// <param name="Until">Dead before then.</param>
/// <param name="Document">Document that they name.</param>
/// <param name="Ids">Ids of events.</param>
internal sealed record DeadLetterFilter(
    string? Topic = null, string? Code = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null, Guid? Document = null, IReadOnlyList<string>? Ids = null)
{
    /// <summary>Whether it leaves out nothing.</summary>
    public bool IsOpen => this == new DeadLetterFilter();

    /// <summary>As it is written into the audit.</summary>
    public override string ToString() => IsOpen
        ? "all"
        : string.Join(' ', new[]
        {
            Topic is null ? null : $"topic={Topic}",
            Code is null ? null : $"reason={Code}",
            Since is { } since ? $"since={Text(since)}" : null,
            Until is { } until ? $"until={Text(until)}" : null,
            Document is { } document ? $"document={document}" : null,
            Ids is null ? null : $"id={string.Join(',', Ids)}",
        }.OfType<string>());

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
