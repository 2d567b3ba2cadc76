using System.IO.Compression;

namespace MotoPortal.SignedForms;

/// <summary>Inflates the picture of a PNG without keeping it, to see that it is exactly as long as its size says: no bomb, no stowaway.</summary>
internal static class PngInflation
{
    /// <summary>Whether the compressed pieces, one after another, inflate to exactly so many bytes and end there. Stops at the first byte too many.</summary>
    public static bool IsExactly(long expected, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        using var joined = new Joined(pieces);
        using var inflating = new ZLibStream(joined, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        long seen = 0;
        try
        {
            while (seen <= expected && inflating.Read(buffer) is > 0 and var read)
            {
                seen += read;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return seen == expected && joined.IsDrained;
    }

    /// <summary>
    /// The pieces as one stream. The last byte comes alone: the inflater asks for it only if the data that it needs reaches that far,
    /// so whatever hides behind the end of the data shows.
    /// </summary>
    private sealed class Joined(IReadOnlyList<ReadOnlyMemory<byte>> pieces) : Stream
    {
        private readonly long _length = pieces.Sum(piece => (long)piece.Length);
        private int _piece;
        private int _offset;
        private long _given;

        public bool IsDrained => _given == _length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position
        {
            get => _given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            while (_piece < pieces.Count && _offset == pieces[_piece].Length)
            {
                (_piece, _offset) = (_piece + 1, 0);
            }

            if (_piece == pieces.Count || buffer.Length == 0)
            {
                return 0;
            }

            var left = _length - _given;
            var most = (int)Math.Min(Math.Min(buffer.Length, left > 1 ? left - 1 : 1), pieces[_piece].Length - _offset);
            pieces[_piece].Span.Slice(_offset, most).CopyTo(buffer);
            _offset += most;
            _given += most;
            return most;
        }

        public override void Flush()
        {
            // There is nothing to write.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
