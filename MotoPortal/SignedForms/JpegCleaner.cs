using System.Buffers;
using System.Buffers.Binary;

namespace MotoPortal.SignedForms;

/// <summary>
/// Writes a JPEG anew with what a decoder needs and nothing else: no place, time, camera, thumbnail, colour profile or comment, and
/// nothing after its end. The picture itself is copied bit by bit. After ITU-T T.81, annex B.
/// </summary>
internal sealed class JpegCleaner
{
    // Each pass over a progressive picture costs the reader a whole decoding; cameras use about ten.
    private const int MostScans = 64;

    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte HuffmanTables = 0xC4;
    private const byte RestartInterval = 0xDD;
    private const byte Comment = 0xFE;

    private readonly ReadOnlyMemory<byte> _source;
    private readonly ArrayBufferWriter<byte> _kept;
    private int _at = 2;
    private int _components;
    private int _scans;
    private bool _hasOrientation;

    private JpegCleaner(ReadOnlyMemory<byte> source)
    {
        _source = source;
        _kept = new ArrayBufferWriter<byte>(source.Length + 64);
    }

    /// <summary>The bytes that every JPEG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, StartOfImage, 0xFF];

    /// <summary>Cleans a whole file. Work grows with its length only; nothing is decoded.</summary>
    public static CleanOutcome Clean(ReadOnlyMemory<byte> source) =>
        source.Span.StartsWith(Signature) ? new JpegCleaner(source).Run() : CleanOutcome.For(FormRefusal.WrongType);

    private CleanOutcome Run()
    {
        _kept.Write<byte>([0xFF, StartOfImage]);
        while (NextMarker() is { } marker)
        {
            if (marker is EndOfImage)
            {
                _kept.Write<byte>([0xFF, EndOfImage]);
                return _scans > 0 ? new CleanOutcome.Cleaned(FormKind.Jpeg, _kept.WrittenSpan.ToArray(), 1) : CleanOutcome.For(FormRefusal.Damaged);
            }

            if (NextBody() is not { } body)
            {
                break;
            }

            if (Take(marker, body.Span) is { } refusal)
            {
                return CleanOutcome.For(refusal);
            }
        }

        return CleanOutcome.For(FormRefusal.Damaged);
    }

    /// <summary>The next marker; null when there is none where one has to be.</summary>
    private byte? NextMarker()
    {
        var source = _source.Span;
        if (_at >= source.Length || source[_at] != 0xFF)
        {
            return null;
        }

        while (_at < source.Length && source[_at] == 0xFF)
        {
            _at++;
        }

        return _at < source.Length ? source[_at++] : null;
    }

    /// <summary>The body of a segment, without its length; null when it does not fit into the file.</summary>
    private ReadOnlyMemory<byte>? NextBody()
    {
        var left = _source[_at..];
        if (left.Length < 2)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(left.Span);
        if (length < 2 || length > left.Length)
        {
            return null;
        }

        _at += length;
        return left[2..length];
    }

    private FormRefusal? Take(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        QuantizationTables => Keep(marker, body, IsQuantization(body)),
        HuffmanTables => Keep(marker, body, IsHuffman(body)),
        RestartInterval => Keep(marker, body, body.Length == 2),
        0xC0 or 0xC1 or 0xC2 => TakeFrame(marker, body),
        StartOfScan => TakeScan(body),
        >= 0xE0 and <= 0xEF or Comment => TakeNote(marker, body),

        // Lossless, arithmetic and hierarchical pictures: no browser shows them.
        _ => FormRefusal.Damaged,
    };

    private FormRefusal? Keep(byte marker, ReadOnlySpan<byte> body, bool isValid = true)
    {
        if (!isValid)
        {
            return FormRefusal.Damaged;
        }

        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        _kept.Write(head);
        _kept.Write(body);
        return null;
    }

    private FormRefusal? TakeFrame(byte marker, ReadOnlySpan<byte> body)
    {
        if (_components != 0 || body.Length < 6)
        {
            return FormRefusal.Damaged;
        }

        // The height may be told after the first scan; nobody does so but those who want to hide it.
        if (FormLimits.OfPicture(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..])) is { } refusal)
        {
            return refusal;
        }

        _components = body[5];
        return Keep(marker, body, body[0] == 8 && _components is 1 or 3 or 4 && body.Length == 6 + (3 * _components) && AreSamplings(body[6..]));
    }

    private FormRefusal? TakeScan(ReadOnlySpan<byte> body)
    {
        _scans++;
        if (_components == 0
            || _scans > MostScans
            || body.Length == 0
            || body[0] == 0
            || body[0] > _components
            || body.Length != 4 + (2 * body[0]))
        {
            return FormRefusal.Damaged;
        }

        Keep(StartOfScan, body);
        var data = _source.Span[_at..];
        var length = ScanLength(data);
        if (length == 0)
        {
            return FormRefusal.Damaged;
        }

        _kept.Write(data[..length]);
        _at += length;
        return null;
    }

    /// <summary>How far the coded picture reaches: up to a marker that is neither a stuffed byte nor a restart.</summary>
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        for (var at = 0; ;)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length)
            {
                return data.Length;
            }

            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += 2;
        }
    }

    private FormRefusal? TakeNote(byte marker, ReadOnlySpan<byte> body)
    {
        if (HiddenText.HoldsCardNumber(body))
        {
            return FormRefusal.HoldsCardNumber;
        }

        switch (marker)
        {
            // Version, unit and density of the points; then how large the thumbnail is: none.
            case 0xE0 when body.Length >= 14 && body.StartsWith("JFIF\0"u8):
                return Keep(marker, [.. body[..12], 0, 0]);

            // How the colours are coded. Without it they come out wrong.
            case 0xEE when body.Length >= 12 && body.StartsWith("Adobe"u8):
                return Keep(marker, body[..12]);

            case 0xE1 when !_hasOrientation && ExifOrientation.Read(body) is { } orientation:
                _hasOrientation = true;
                if (orientation != ExifOrientation.Upright)
                {
                    _kept.Write(ExifOrientation.Segment(orientation));
                }

                return null;

            default:
                return null;
        }
    }

    private static bool AreSamplings(ReadOnlySpan<byte> components)
    {
        for (var at = 0; at < components.Length; at += 3)
        {
            var (across, down) = (components[at + 1] >> 4, components[at + 1] & 0x0F);
            if (across is < 1 or > 4 || down is < 1 or > 4 || components[at + 2] > 3)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQuantization(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            var length = 1 + (tables[0] >> 4 == 0 ? 64 : 128);
            if (tables[0] >> 4 > 1 || (tables[0] & 0x0F) > 3 || tables.Length < length)
            {
                return false;
            }

            tables = tables[length..];
        }

        return true;
    }

    private static bool IsHuffman(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            if (tables.Length < 17 || tables[0] >> 4 > 1 || (tables[0] & 0x0F) > 3)
            {
                return false;
            }

            var length = 17;
            foreach (var codes in tables[1..17])
            {
                length += codes;
            }

            if (length > 17 + 256 || tables.Length < length)
            {
                return false;
            }

            tables = tables[length..];
        }

        return true;
    }
}
