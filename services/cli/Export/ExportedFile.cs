using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Hearsay.Cli.Input;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Export;

/// <summary>
/// A file that appears whole or not at all: written beside its place under another name, checked against the manifest and then renamed. Where the
/// program ends without a chance to clean up, the other name stays, and the next export to that place takes it over.
/// </summary>
internal sealed class ExportedFile : IDisposable
{
    private readonly string _path;
    private readonly bool _replace;
    private readonly FileStream _part;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ExportManifest? _manifest;
    private bool _isPut;

    private ExportedFile(string path, bool replace, FileStream part)
    {
        (_path, _replace, _part) = (path, replace, part);
    }

    /// <summary>Where the manifest of a file is.</summary>
    public static string ManifestOf(string path) => path + ".manifest.json";

    /// <summary>Begins a file.</summary>
    /// <exception cref="InputFault">It is there and not to be replaced, or cannot be written.</exception>
    public static ExportedFile Create(string path, bool replace)
    {
        if (!replace && (File.Exists(path) || File.Exists(ManifestOf(path))))
        {
            throw new InputFault($"{path} or its manifest is there already; --force replaces them.");
        }

        try
        {
            // Nobody else may write it: two exports to one place would mix.
            return new ExportedFile(path, replace, new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Takes the next part.</summary>
    /// <exception cref="InputFault">The disk is full, or something else is wrong with the file.</exception>
    public async Task TakeAsync(ExportResponse part, CancellationToken cancellationToken)
    {
        if (part.PartCase is ExportResponse.PartOneofCase.Manifest)
        {
            _manifest = part.Manifest;
            return;
        }

        _hash.AppendData(part.Chunk.Span);
        try
        {
            await _part.WriteAsync(part.Chunk.Memory, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new InputFault($"{_path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Checks the file and puts it and its manifest in their places.</summary>
    /// <returns>The manifest; null where what came is not what a manifest says, or none came.</returns>
    /// <exception cref="InputFault">It cannot be put there.</exception>
    public async Task<ExportManifest?> FinishAsync(CancellationToken cancellationToken)
    {
        if (_manifest is not { } manifest || manifest.Bytes != _part.Length || manifest.Sha256 != Convert.ToHexStringLower(_hash.GetHashAndReset()))
        {
            return null;
        }

        try
        {
            await PutAsync(manifest, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{_path} cannot be written: {exception.Message}");
        }

        return manifest;
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        _hash.Dispose();
        if (!_isPut)
        {
            // First away, then closed: while it is open nobody else takes it over.
            File.Delete(_part.Name);
            File.Delete(ManifestOf(_path) + ".part");
        }

        _part.Dispose();
    }

    private async Task PutAsync(ExportManifest manifest, CancellationToken cancellationToken)
    {
        var partOfManifest = ManifestOf(_path) + ".part";
        await File.WriteAllTextAsync(partOfManifest, JsonFormatter.Default.Format(manifest) + "\n", new UTF8Encoding(false), cancellationToken);
        _part.Flush(flushToDisk: true);
        if (_replace)
        {
            // At no moment does a manifest stand beside a file that it does not describe.
            File.Delete(ManifestOf(_path));
        }

        File.Move(_part.Name, _path, _replace);
        File.Move(partOfManifest, ManifestOf(_path), _replace);
        _isPut = true;
    }
}
