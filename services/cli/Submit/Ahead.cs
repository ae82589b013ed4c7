using Hearsay.Cli.Input;

namespace Hearsay.Cli.Submit;

/// <summary>Documents one after another, and whether there is another one. Input that cannot be read is told when its turn comes, not before.</summary>
internal sealed class Ahead(IAsyncEnumerable<InputDocument> documents) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<InputDocument> _inner = documents.GetAsyncEnumerator();
    private Task<InputDocument?>? _next;

    public InputDocument Current { get; private set; } = null!;

    public async Task<bool> MoveNextAsync()
    {
        var next = _next ?? NextAsync();
        _next = null;
        if (await next is not { } document)
        {
            return false;
        }

        Current = document;
        return true;
    }

    public async Task<bool> HasAnotherAsync()
    {
        _next ??= NextAsync();
        try
        {
            return await _next is not null;
        }
        catch (InputFault)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private async Task<InputDocument?> NextAsync() => await _inner.MoveNextAsync() ? _inner.Current : null;
}
