using System.Security.Cryptography.X509Certificates;
using Hearsay.Cli.Input;

namespace Hearsay.Cli.Calls;

/// <summary>Where a service listens, and how a person names another place.</summary>
/// <param name="Service">Its name, for example "ingestion".</param>
/// <param name="Uri">Absolute http (HTTP/2 without TLS) or https address, or dns:///NAME:PORT to spread calls over all that the name stands for.</param>
/// <param name="Authorities">Who may vouch for it, where that is not for the system to say.</param>
internal sealed record ServiceAddress(string Service, Uri Uri, X509Certificate2Collection? Authorities = null)
{
    /// <summary>As a person would write it.</summary>
    public string Place => Uri.Scheme == Balancing.Scheme ? Uri.OriginalString : Uri.GetLeftPart(UriPartial.Authority);

    public string Variable => VariableOf(Service);

    public static string VariableOf(string service) => $"HEARSAY_{service.ToUpperInvariant()}";

    public static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Balancing.Scheme && uri.AbsolutePath.Length > 1));

    public static ServiceAddress Read(string service, string? option, int port, X509Certificate2Collection? authorities)
    {
        var variable = Environment.GetEnvironmentVariable(VariableOf(service));
        var text = option ?? (string.IsNullOrWhiteSpace(variable) ? $"http://127.0.0.1:{port}" : variable.Trim());
        return IsAddress(text)
            ? new ServiceAddress(service, new Uri(text), authorities)
            : throw new InputFault($"{VariableOf(service)} takes an address such as http://127.0.0.1:{port}, not '{text}'.");
    }
}
