enum EN16931Placeholder {}
