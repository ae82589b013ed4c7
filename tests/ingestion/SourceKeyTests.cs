using Hearsay.Ingestion.Documents;

namespace Hearsay.Ingestion.Tests;

public sealed class SourceKeyTests
{
    [Theory]
    [InlineData("HTTPS://News.Marrowby.Example", "https://news.marrowby.example/")]
    [InlineData("http://marrowby.example:80/a", "http://marrowby.example/a")]
    [InlineData("http://marrowby.example:8080/a", "http://marrowby.example:8080/a")]
    [InlineData("https://marrowby.example/A/b/#part", "https://marrowby.example/A/b")]
    [InlineData("https://ada:secret@marrowby.example/a", "https://marrowby.example/a")]
    [InlineData("https://marrowby.example/a?", "https://marrowby.example/a")]
    [InlineData("https://marrowby.example/a?z=1&a=2&a=1", "https://marrowby.example/a?a=1&a=2&z=1")]
    [InlineData("https://marrowby.example/?UTM_Source=x&utm_medium=y&fbclid=1&gclid=2&id=7", "https://marrowby.example/?id=7")]
    [InlineData("https://marrowby.example/a?utm=1&gclids=2", "https://marrowby.example/a?gclids=2&utm=1")]
    [InlineData("https://marrowby.example/caf\u00E9", "https://marrowby.example/caf%C3%A9")]
    [InlineData("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a")]
    public void OfUrl_Address_IsNormalised(string address, string key) => Assert.Equal(key, SourceKey.OfUrl(new Uri(address)));
}
