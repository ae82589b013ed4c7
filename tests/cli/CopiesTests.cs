using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class CopiesTests
{
    [Fact]
    public async Task Copies_OfADocument_TellWhatDiffersFromTheFirst()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Copies = _ => new GetCopiesResponse
        {
            Copies =
            {
                new Copy { DocumentId = "d1", Outlet = "Torvane Wire", Published = "2026-03-02", Title = "Mill", Shared = 1 },
                new Copy { DocumentId = "d2", Outlet = "The Weir Echo", Url = "https://weir.example/mill", Shared = 0.934, Added = { "One." }, Removed = { "Two.", "Three." } },
            },
            Count = 3,
        };

        var run = await services.RunAsync("copies", "d2");

        Assert.Equal("d2", Assert.Single(services.Answers.CopiesAsked).DocumentId);
        Assert.Equal(
            """
              1  in     Torvane Wire, 2026-03-02, Mill
                 id     d1

              2  in     The Weir Echo
                 same   93% of its text is in the first
                 more   - One.
                 less   - Two.
                        - Three.
                 url    https://weir.example/mill
                 id     d2

            The first 2 of 3.


            """,
            run.Output);
    }

    [Fact]
    public async Task Copies_DocumentAlone_SaysSo()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Copies = _ => new GetCopiesResponse { Copies = { new Copy { DocumentId = "d1", Shared = 1 } }, Count = 1 };

        var run = await services.RunAsync("copies", "d1");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("No other document carries this text.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Copies = _ => new GetCopiesResponse { Copies = { new Copy { DocumentId = "d1" } }, Count = 1 };

        var run = await services.RunAsync("copies", "d1", "--json");

        Assert.Equal(1, GetCopiesResponse.Parser.ParseJson(Assert.Single(run.Lines)).Count);
    }
}
