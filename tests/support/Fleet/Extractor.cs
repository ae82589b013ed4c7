using System.Globalization;

namespace Hearsay.TestSupport.Fleet;

/// <summary>One process of extraction, seen from outside.</summary>
public sealed class Extractor : IDisposable
{
    private const string Documents = "hearsay_documents_extracted_total";
    private readonly HttpClient _http;

    internal Extractor(Uri http) => _http = new HttpClient { BaseAddress = http, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>How many documents it has read, as its own metrics say.</summary>
    public async Task<long> DocumentsAsync(CancellationToken cancellationToken)
    {
        var metrics = await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken);
        return metrics.Split('\n')
            .Where(line => line.StartsWith(Documents, StringComparison.Ordinal) && line.Contains("outcome=\"kept\"", StringComparison.Ordinal))
            .Sum(line => (long)double.Parse(line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    internal async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
