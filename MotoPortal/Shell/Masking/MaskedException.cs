using MotoPortal.Primitives.Texts;


namespace MotoPortal.Shell.Masking;

/// <summary>An exception as a log may show it: its type and where it came from, without its message.</summary>
internal sealed class MaskedException : Exception
{
    private readonly string _shown;

    private MaskedException(Exception original)
        : base($"{original.GetType().FullName}: {CardNumberMask.Text}")
    {
        StackTrace = original.StackTrace;
        _shown = string.Join(
            $"{Environment.NewLine} ---> ", Chain(original).Select(part => $"{part.GetType().FullName}: {CardNumberMask.Of(part.Message)}"))
            + Environment.NewLine + original.StackTrace;
    }

    /// <inheritdoc/>
    public override string? StackTrace { get; }

    /// <summary>The exception itself, or one without the message when it or one inside it holds a card number; null for null.</summary>
    public static Exception? Of(Exception? exception) =>
        exception is not null && Chain(exception).Any(part => StoredTextGuard.HoldsCardNumber(part.Message))
            ? new MaskedException(exception) : exception;

    /// <inheritdoc/>
    public override string ToString() => _shown;

    private static IEnumerable<Exception> Chain(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Chain).Prepend(exception),
        { InnerException: { } inner } => Chain(inner).Prepend(exception),
        _ => [exception],
    };
}
