using System.Reflection;
using System.Text;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Data.Lists;

/// <summary>The texts in which an entity is stored, by the model: columns, JSON, lists, converted values and bytes that are text.</summary>
internal static class StoredTexts
{
    /// <summary>
    /// The properties of an entity that are saved now, those of the values inside it included; a list of values is saved as a whole.
    /// </summary>
    public static IEnumerable<PropertyEntry> ToBeSaved(EntityEntry entry) => entry.Properties
        .Concat(entry.ComplexProperties.SelectMany(PropertiesOf))
        .Where(property => entry.State is EntityState.Added || property.IsModified)
        .Concat(entry.ComplexCollections.Concat(entry.ComplexProperties.SelectMany(CollectionsOf)).SelectMany(ElementsOf));

    /// <summary>Whether what is stored of a property holds a card number.</summary>
    public static bool HoldCardNumber(PropertyEntry property, ExemptTexts exempt) =>
        property.Metadata.PropertyInfo?.GetCustomAttribute<NotTypedAttribute>() is null
        && !IsTypedId(property.Metadata)
        && (Hold(property.CurrentValue, exempt) || Hold(Converted(property), exempt));

    /// <summary>Whether a value holds a card number: a text, texts, or bytes that are text.</summary>
    public static bool Hold(object? value, ExemptTexts exempt) => value switch
    {
        string text => exempt.Refuse(text),
        byte[] bytes => TextOf(bytes) is { } text && exempt.Refuse(text),
        IEnumerable<string?> texts => texts.Any(exempt.Refuse),
        _ => false,
    };

    private static IEnumerable<PropertyEntry> PropertiesOf(ComplexPropertyEntry entry) =>
        entry.Properties.Concat(entry.ComplexProperties.SelectMany(PropertiesOf));

    private static IEnumerable<ComplexCollectionEntry> CollectionsOf(ComplexPropertyEntry entry) =>
        entry.ComplexCollections.Concat(entry.ComplexProperties.SelectMany(CollectionsOf));

    private static IEnumerable<PropertyEntry> ElementsOf(ComplexCollectionEntry entry)
    {
        foreach (var element in entry)
        {
            foreach (var property in element.Properties
                .Concat(element.ComplexProperties.SelectMany(PropertiesOf))
                .Concat(element.ComplexCollections.Concat(element.ComplexProperties.SelectMany(CollectionsOf)).SelectMany(ElementsOf)))
            {
                yield return property;
            }
        }
    }

    // A value of a type of its own, such as a list of parts that is stored as JSON.
    private static string? Converted(PropertyEntry property) =>
        property.Metadata.ClrType != typeof(string)
        && property.Metadata.FindTypeMapping()?.Converter is { } converter
        && converter.ProviderClrType == typeof(string)
        && property.CurrentValue is { } value
            ? converter.ConvertToProvider(value) as string : null;

    // Ids are made by the portal or by Stripe and are checked when they are read.
    private static bool IsTypedId(IReadOnlyProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type && (type.IsEnum || Array.Exists(
            type.GetInterfaces(), shape => shape.IsGenericType && shape.GetGenericTypeDefinition() == typeof(ITypedId<>)));

    // Pictures, PDF files and encrypted bytes are no text.
    private static string? TextOf(byte[] bytes) =>
        Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? Encoding.UTF8.GetString(bytes) : null;
}
