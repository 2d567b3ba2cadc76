using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>The evidence that a consent is the customer's own.</summary>
/// <param name="CustomerName">The customer's name on that day.</param>
/// <param name="CustomerEmail">The e-mail address on that day, or null.</param>
/// <param name="CustomerPhone">The telephone number on that day as E.164, or null.</param>
/// <param name="Answers">Each answer with its part and time; empty for a letter.</param>
/// <param name="CallReference">The telephone system's reference of the call; null for none.</param>
/// <param name="IdentityCheck">How the caller was identified; null for a letter.</param>
/// <param name="IdentityKnownTo">The person of the store who knows the caller's voice; null unless that was the check.</param>
/// <param name="Cardholder">Whose card it is.</param>
/// <param name="CardholderName">The cardholder's name; null when it is the customer, and in older records.</param>
/// <param name="CardholderRelation">The cardholder's relation to the customer; null when they are the same.</param>
/// <param name="SignedOn">The date of the signature; null for a call.</param>
/// <param name="ReceivedOn">The day on which the letter arrived; null for a call.</param>
/// <param name="SignedForm">The scan of the signed form; null for a call.</param>
/// <param name="SignedFormSha256">The scan's SHA-256, lower-case hex; null for a call.</param>
public sealed record EvidenceView(
    string CustomerName,
    string? CustomerEmail,
    string? CustomerPhone,
    ImmutableArray<PartAnswer> Answers,
    string? CallReference,
    IdentityCheck? IdentityCheck,
    string? IdentityKnownTo,
    Cardholder Cardholder,
    string? CardholderName,
    string? CardholderRelation,
    DateOnly? SignedOn,
    DateOnly? ReceivedOn,
    SignedFormId? SignedForm,
    string? SignedFormSha256);
