namespace Hearsay.LocalSidecar.Publishing;

/// <summary>How daprd tells content types apart. What falls into no class reaches a gRPC subscriber without its data.</summary>
internal static class ContentTypes
{
    public const string CloudEventJson = "application/cloudevents+json";

    public static bool IsCloudEvent(string contentType) => Is(contentType, CloudEventJson);

    public static bool IsJson(string contentType) => Is(contentType, "application/json");

    public static bool IsBinary(string contentType) =>
        Is(contentType, "application/octet-stream") || Is(contentType, "application/cloudevents+protobuf");

    public static bool IsText(string contentType) =>
        Essence(contentType).StartsWith("text/", StringComparison.OrdinalIgnoreCase) || Is(contentType, "application/xml");

    public static bool ReachesSubscriber(string contentType) =>
        IsJson(contentType) || IsBinary(contentType) || IsText(contentType) || IsCloudEvent(contentType);

    private static bool Is(string contentType, string essence) => Essence(contentType).Equals(essence, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Essence(string contentType)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType.AsSpan() : contentType.AsSpan(0, end)).Trim();
    }
}
