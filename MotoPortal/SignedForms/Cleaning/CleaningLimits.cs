using System.Globalization;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>The limits for cleaning one file.</summary>
/// <param name="ProcessorSeconds">Seconds of processor time, after which the operating system ends the process.</param>
/// <param name="MemoryMegabytes">Megabytes (2^20 bytes) of writable memory.</param>
/// <param name="Time">How long the portal waits before it ends the process.</param>
internal sealed record CleaningLimits(int ProcessorSeconds, int MemoryMegabytes, TimeSpan Time)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// The portal's limits. A picture of 40 million pixels takes 160 MB, and twice as much while it is rotated; twenty pages of photographs
    /// take about 20 seconds on a slow processor.
    /// </summary>
    public static CleaningLimits Usual { get; } = new(ProcessorSeconds: 45, MemoryMegabytes: 640, TimeSpan.FromMinutes(1));

    /// <summary>Bytes of writable memory.</summary>
    public long MemoryBytes => MemoryMegabytes * Megabyte;

    /// <summary>Bytes of it for the managed heap; the rest is for pictures and the runtime itself.</summary>
    public long HeapBytes => MemoryBytes * 3 / 4;

    /// <summary>The limits that the process sets for itself, as command-line arguments.</summary>
    public IReadOnlyList<string> ToArguments() =>
        [ProcessorSeconds.ToString(CultureInfo.InvariantCulture), MemoryMegabytes.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Parses the first two arguments after the verb; null when they are invalid.</summary>
    public static CleaningLimits? Read(IReadOnlyList<string> arguments) =>
        arguments is [_, var seconds, var megabytes, ..]
        && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var processor)
        && int.TryParse(megabytes, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? Usual with { ProcessorSeconds = processor, MemoryMegabytes = memory }
            : null;
}
