namespace MotoPortal.SignedForms;

/// <summary>Cleans an uploaded form of whatever kind it is. Takes a few seconds at most, and never fails: what cannot be read is refused.</summary>
internal sealed class FormCleaner(PdfProcess pdf) : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Cleans a whole file.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<CleanOutcome> CleanAsync(byte[] source, CancellationToken cancellationToken) =>
        source.Length == 0 ? CleanOutcome.For(FormRefusal.Empty)
        : source.Length > FormLimits.Bytes ? CleanOutcome.For(FormRefusal.TooLarge)
        : await CleanKindAsync(source, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<CleanOutcome> CleanKindAsync(byte[] source, CancellationToken cancellationToken) => FormKinds.Of(source) switch
    {
        FormKind.Pdf => await pdf.CleanAsync(source, cancellationToken),
        FormKind.Png => await PictureAsync(PngCleaner.Clean, source, cancellationToken),
        FormKind.Jpeg => await PictureAsync(JpegCleaner.Clean, source, cancellationToken),
        null => CleanOutcome.For(FormRefusal.WrongType),
    };

    private async Task<CleanOutcome> PictureAsync(Func<ReadOnlyMemory<byte>, CleanOutcome> clean, byte[] source, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            // A large picture takes a second: off the circuit, which has a person waiting.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return clean(source);
        }
        finally
        {
            _places.Release();
        }
    }
}
