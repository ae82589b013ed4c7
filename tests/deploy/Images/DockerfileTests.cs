namespace Hearsay.Deploy.Tests.Images;

public sealed class DockerfileTests
{
    private const string Dockerfile = "deploy/images/Dockerfile";

    public static TheoryData<string> Rules => [.. DockerfileRules.All.Keys];

    /// <summary>A rule, what stands in the file, and what breaks it when it stands there instead.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "bases", "mcr.microsoft.com/dotnet/sdk:10.0-noble", "mcr.microsoft.com/dotnet/sdk:latest" },
        { "bases", "mcr.microsoft.com/dotnet/sdk:10.0-noble", "mcr.microsoft.com/dotnet/sdk" },
        { "bases", "mcr.microsoft.com/dotnet/sdk:10.0-noble", "mcr.microsoft.com/dotnet/sdk:10.0-noble@sha256:abc" },
        { "bases", "${RUNTIME_IMAGE} AS final", "ubuntu AS final" },
        { "not root", "USER 1654:1654", "USER app" },
        { "not root", "USER 1654:1654", "USER 0" },
        { "not root", "USER 1654:1654", "" },
        { "exec form", "ENTRYPOINT [\"/app/start\"]", "ENTRYPOINT /app/start" },
        { "exec form", "ENTRYPOINT [\"/app/start\"]", "" },
        { "no downloads", "COPY . .", "ADD https://example.org/x.tar.gz ." },
        { "no downloads", "COPY . .", "RUN curl -O https://example.org/x" },
        { "no secrets", "ARG REVISION=unknown", "ARG NUGET_TOKEN" },
        { "no secrets", "ENV DOTNET_EnableDiagnostics=0", "ENV ConnectionStrings__Postgres=Host=postgres" },
        { "small end", "aspnet:10.0-noble-chiseled\n", "aspnet:10.0-noble\n" },
        { "small end", "COPY --from=build /app .", "COPY . ." },
        { "small end", "WORKDIR /app\n", "WORKDIR /app\nRUN ls\n" },
        { "labels", "org.opencontainers.image.revision", "revision" },
        { "ports", "EXPOSE 8080 8081 8082", "EXPOSE 8080" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Dockerfile_Rule_FindsNothing(string rule) => Assert.Empty(DockerfileRules.All[rule](DockerfileRules.Parse(Checkout.Read(Dockerfile))));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_ItsRule_FindsIt(string rule, string sound, string faulty)
    {
        var text = Checkout.Read(Dockerfile);

        Assert.Contains(sound, text, StringComparison.Ordinal);
        Assert.NotEmpty(DockerfileRules.All[rule](DockerfileRules.Parse(text.Replace(sound, faulty, StringComparison.Ordinal))));
    }

    [Fact]
    public void Rules_Faults_CoverEvery() => Assert.Empty(DockerfileRules.All.Keys.Except(Faults.Select(fault => fault.Data.Item1)));

    /// <summary>What the build needs goes in, and nothing that may hold a secret or the work of a developer.</summary>
    [Fact]
    public void DockerIgnore_Lines_AllowOnlyWhatIsBuilt()
    {
        var lines = Checkout.Read(".dockerignore").Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
        var allowed = lines.Where(line => line[0] == '!').Select(line => line[1..]).ToList();

        Assert.Equal("*", lines[0]);
        Assert.All(allowed, path => Assert.True(Path.Exists(Checkout.PathOf(path)), path));
        Assert.Superset(new HashSet<string>(["services", "protos", "global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".build", "deploy/images/publish"]), allowed.ToHashSet());
        Assert.DoesNotContain(allowed, path => path.StartsWith(".git", StringComparison.Ordinal) || path.StartsWith(".local", StringComparison.Ordinal) || path is "tests" or "seeds" or "deploy");
    }
}
