using System.Buffers;
using System.Buffers.Binary;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Parses the segments of a JPEG without decoding it: whether the file is complete, whether its metadata contains a card number, and the
/// file without its metadata. After ITU-T T.81, annex B.
/// </summary>
internal sealed class JpegInspection
{
    // Each pass over a progressive picture costs a full decoding; cameras use about ten.
    private const int MostScans = 64;

    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;
    private const byte AdobeNote = 0xEE;

    private readonly ReadOnlyMemory<byte> _source;
    private readonly ArrayBufferWriter<byte> _picture = new();
    private int _at = 2;
    private int _scans;

    private JpegInspection(ReadOnlyMemory<byte> source) => _source = source;

    /// <summary>Why the file is refused; null when it is accepted.</summary>
    public FormRefusal? Refusal { get; private set; }

    /// <summary>The number of colour channels; 0 when the file does not say.</summary>
    public int Channels { get; private set; }

    /// <summary>
    /// The colour transform in the Adobe segment (Adobe technical note 5116, section 18): 0 for none, 1 for YCbCr, 2 for YCCK. Null without
    /// such a segment.
    /// </summary>
    public byte? ColourCoding { get; private set; }

    /// <summary>The segments that a decoder needs, from after the start marker to the end, without metadata.</summary>
    public ReadOnlySpan<byte> Picture => _picture.WrittenSpan;

    /// <summary>Inspects a whole file.</summary>
    public static JpegInspection Of(ReadOnlyMemory<byte> source)
    {
        var inspection = new JpegInspection(source);
        inspection.Refusal = source.Span.StartsWith(FormKindRules.JpegSignature) ? inspection.Run() : FormRefusal.Damaged;
        return inspection;
    }

    private FormRefusal? Run()
    {
        while (TryReadMarker(out var marker))
        {
            var start = _at;
            if (marker is EndOfImage)
            {
                Keep(marker, start);
                return _scans > 0 ? null : FormRefusal.Damaged;
            }

            if (!TryReadBody(out var body))
            {
                break;
            }

            switch (marker)
            {
                case >= 0xE0 and <= 0xEF or Comment:
                    if (HiddenText.HoldsCardNumber(body))
                    {
                        return FormRefusal.HoldsCardNumber;
                    }

                    ColourCoding ??= marker is AdobeNote && body.Length >= 12 && body.StartsWith("Adobe"u8) ? body[11] : null;
                    continue;
                case StartOfScan when ++_scans > MostScans:
                    return FormRefusal.Damaged;
                case StartOfScan:
                    SkipScan();
                    break;

                // Start of frame: precision, height, width; then the number of channels.
                case >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC when body.Length >= 6:
                    Channels = body[5];
                    break;
            }

            Keep(marker, start);
        }

        return FormRefusal.Damaged;
    }

    private void Keep(byte marker, int start)
    {
        _picture.Write<byte>([0xFF, marker]);
        _picture.Write(_source.Span[start.._at]);
    }

    private bool TryReadMarker(out byte marker)
    {
        marker = 0;
        var source = _source.Span;
        if (_at >= source.Length || source[_at] != 0xFF)
        {
            return false;
        }

        while (_at < source.Length && source[_at] == 0xFF)
        {
            _at++;
        }

        if (_at == source.Length)
        {
            return false;
        }

        marker = source[_at++];
        return true;
    }

    /// <summary>The body of a segment, without its length.</summary>
    private bool TryReadBody(out ReadOnlySpan<byte> body)
    {
        body = default;
        var left = _source.Span[_at..];
        if (!BinaryPrimitives.TryReadUInt16BigEndian(left, out var length) || length < 2 || length > left.Length)
        {
            return false;
        }

        _at += length;
        body = left[2..length];
        return true;
    }

    /// <summary>Skips to the next marker that is neither a stuffed byte nor a restart.</summary>
    private void SkipScan()
    {
        var source = _source.Span;
        while (source[_at..].IndexOf((byte)0xFF) is >= 0 and var next && _at + next + 1 < source.Length)
        {
            _at += next;
            if (source[_at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return;
            }

            _at += 2;
        }

        _at = source.Length;
    }
}
