using System.Runtime.InteropServices;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Digits of a text that a network could have issued.</summary>
/// <param name="FirstGroup">The group in which the number begins.</param>
/// <param name="LastGroup">The group in which it ends.</param>
/// <param name="FirstDigit">The place of its first digit among all digits of the text.</param>
/// <param name="Length">The count of its digits.</param>
/// <param name="Match">How surely a network issues it.</param>
/// <param name="Shape">How it is written.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CardNumberCandidate(
    int FirstGroup, int LastGroup, int FirstDigit, int Length, NetworkMatch Match, GroupShape Shape);
