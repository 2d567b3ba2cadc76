using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>Stores a typed id as its text.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, string>(id => id.Value, text => Read(text))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static abstract member itself.
    private static TId Read(string text) => TId.From(text);
}
