using System.Text;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>The key that makes several submits one document, where the caller sends none.</summary>
internal static class SourceKey
{
    /// <summary>Longest key, in bytes of UTF-8.</summary>
    public const int MaxBytes = 2048;

    /// <summary>Adds what keeps a key as sent from being stored.</summary>
    public static void Check(string field, string key, RequestViolations violations)
    {
        RequestText.Check(violations, field, key);
        violations.AddWhere(Encoding.UTF8.GetByteCount(key) > MaxBytes, field, "TOO_LONG", $"Give at most {MaxBytes} bytes of UTF-8.");
    }

    /// <summary>Key of content that has no address.</summary>
    public static string OfContent(string textSha256) => "sha256:" + textSha256;

    /// <summary>
    /// An address without what does not tell one article from another: case of scheme and host, default port, user, fragment,
    /// tracking parameters, order of parameters, trailing slash.
    /// </summary>
    public static string OfUrl(Uri url)
    {
        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost.ToLowerInvariant();
        var path = url.AbsolutePath.TrimEnd('/');
        var parameters = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsTracking(parameter))
            .Order(StringComparer.Ordinal);
        var query = string.Join('&', parameters);
        return $"{url.Scheme}://{host}{port}{(path.Length == 0 ? "/" : path)}{(query.Length == 0 ? "" : "?" + query)}";
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || name.Equals("fbclid", StringComparison.OrdinalIgnoreCase)
            || name.Equals("gclid", StringComparison.OrdinalIgnoreCase);
    }
}
