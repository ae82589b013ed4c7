namespace Hearsay.Exports;

/// <summary>Addresses of articles as IRIs, for what reads linked data refuses others.</summary>
internal static class WebAddress
{
    /// <summary>The address with all escaped that an IRI may not hold; empty for what is no address of the web.</summary>
    public static string Of(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : "";
}
